package io.n3xus.embedded;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a query demands of all its matches, as far as an index can use it: comparisons of a field with one value, also
 * inside {@code $and}. Everything else is left to the matcher, which sees each candidate again.
 */
final class Conditions {

    private static final Set<String> COMPARISONS = Set.of("$eq", "$gt", "$gte", "$lt", "$lte");

    private final Map<String, List<Comparison>> byField = new HashMap<>();

    private record Comparison(String operator, Object value) {}

    static Conditions of(@Nullable Document query) {
        var conditions = new Conditions();
        if (query != null) {
            conditions.collect(query);
        }
        return conditions;
    }

    @Nullable
    Object equalTo(String field) {
        return first(field, Set.of("$eq"));
    }

    @Nullable
    Object atLeast(String field) {
        return first(field, Set.of("$gt", "$gte"));
    }

    @Nullable
    Object atMost(String field) {
        return first(field, Set.of("$lt", "$lte"));
    }

    private @Nullable Object first(String field, Set<String> operators) {
        return byField.getOrDefault(field, List.of()).stream()
                .filter(comparison -> operators.contains(comparison.operator()))
                .map(Comparison::value)
                .findFirst()
                .orElse(null);
    }

    private void collect(Document query) {
        query.forEach((field, value) -> {
            if (field.equals("$and") && value instanceof Collection<?> parts) {
                parts.stream()
                        .filter(Document.class::isInstance)
                        .map(Document.class::cast)
                        .forEach(this::collect);
            } else if (!field.startsWith("$")) {
                collect(field, value);
            }
        });
    }

    private void collect(String field, @Nullable Object value) {
        if (value instanceof Document operators && !BsonRegularExpression.isRegularExpression(value)) {
            operators.forEach((operator, operand) -> {
                if (COMPARISONS.contains(operator)) {
                    add(field, operator, operand);
                }
            });
        } else {
            add(field, "$eq", value);
        }
    }

    /** Null, arrays, documents and decimals compare in ways an ordered index cannot answer. */
    private void add(String field, String operator, @Nullable Object value) {
        var usable = switch (value) {
            case String _, Boolean _, Instant _, ObjectId _, UUID _ -> true;
            case Decimal128 _ -> false;
            case Number _ -> true;
            case null, default -> false;
        };
        if (usable && value != null) {
            byField.computeIfAbsent(field, _ -> new ArrayList<>()).add(new Comparison(operator, value));
        }
    }
}
