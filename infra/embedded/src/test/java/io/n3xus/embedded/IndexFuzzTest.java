package io.n3xus.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.MongoQueryException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random writes and queries on two collections that differ in their indexes only: they must answer alike. */
class IndexFuzzTest {

    private static final int OPERATIONS = 2500;
    private static final long SEED = Long.getLong("nexus.fuzz.seed", System.nanoTime());
    private static final List<String> FIELDS = List.of("a", "b", "c", "t", "n.x");
    private static final List<@Nullable Object> VALUES = Arrays.asList(
            1,
            2,
            2.0,
            2.5,
            3L,
            -0.0,
            0,
            "a",
            "b",
            "",
            true,
            false,
            null,
            new BsonDateTime(5),
            new BsonDateTime(9),
            List.of(1, 2),
            List.of(),
            new Document("x", 1));
    // Only where nothing is sorted by them: the server's own order of such numbers contradicts itself.
    private static final List<Object> HUGE = List.of(Long.MAX_VALUE, Long.MAX_VALUE - 1, 9007199254740993L);

    private final Random random = new Random(SEED);

    @TempDir
    Path directory;

    @Test
    void indexesAnswerAsScansDo() {
        try (var mongo = new EmbeddedMongo(new EmbeddedMongo.Settings(directory, 0));
                var client = MongoClients.create(mongo.uri())) {
            fuzz(scanned(client), indexed(client));
        }
        try (var mongo = new EmbeddedMongo(new EmbeddedMongo.Settings(directory, 0));
                var client = MongoClients.create(mongo.uri())) {
            for (int i = 0; i < OPERATIONS / 10; i++) {
                compare(scanned(client), indexed(client));
            }
        }
    }

    private static MongoCollection<Document> scanned(MongoClient client) {
        return client.getDatabase("fuzz").getCollection("scanned");
    }

    private static MongoCollection<Document> indexed(MongoClient client) {
        var indexed = client.getDatabase("fuzz").getCollection("indexed");
        indexed.createIndex(Indexes.ascending("a", "b", "c"));
        indexed.createIndex(Indexes.compoundIndex(Indexes.ascending("a"), Indexes.descending("b")));
        indexed.createIndex(Indexes.descending("c"));
        indexed.createIndex(Indexes.ascending("t", "a"));
        indexed.createIndex(Indexes.ascending("n.x"));
        return indexed;
    }

    private void fuzz(MongoCollection<Document> scanned, MongoCollection<Document> indexed) {
        for (int i = 0; i < OPERATIONS; i++) {
            var id = random.nextInt(i + 1);
            switch (random.nextInt(10)) {
                case 0, 1, 2 -> insert(scanned, indexed, i);
                case 3 -> both(scanned, indexed, id, Updates.set(FIELDS.get(random.nextInt(4)), value()));
                case 4 -> {
                    if (random.nextInt(3) == 0) {
                        indexed.deleteOne(Filters.eq("_id", id));
                        scanned.deleteOne(Filters.eq("_id", id));
                    }
                }
                default -> compare(scanned, indexed);
            }
        }
        assertThat(indexed.countDocuments()).as("seed %d", SEED).isEqualTo(scanned.countDocuments());
    }

    private void insert(MongoCollection<Document> scanned, MongoCollection<Document> indexed, int id) {
        var document = new Document("_id", id).append("c", random.nextInt(5));
        document.append("t", random.nextInt(3) == 0 ? HUGE.get(random.nextInt(HUGE.size())) : value());
        for (var field : List.of("a", "b")) {
            if (random.nextInt(8) > 0) {
                document.append(field, random.nextInt(field.equals("a") ? 2 : 12) == 0 ? value() : random.nextInt(5));
            }
        }
        document.append("n", new Document("x", random.nextInt(4)));
        try {
            indexed.insertOne(document);
            scanned.insertOne(document);
        } catch (MongoException e) { // Parallel arrays cannot be indexed.
            assertThat(indexed.find(Filters.eq("_id", id)).first()).isNull();
        }
    }

    private static void both(
            MongoCollection<Document> scanned, MongoCollection<Document> indexed, int id, Bson update) {
        try {
            indexed.updateOne(Filters.eq("_id", id), update);
        } catch (MongoException e) {
            return;
        }
        scanned.updateOne(Filters.eq("_id", id), update);
    }

    private void compare(MongoCollection<Document> scanned, MongoCollection<Document> indexed) {
        var query = query();
        var order = order();
        List<Document> expected;
        List<Document> found;
        try {
            expected = scanned.find(query).sort(order).into(new ArrayList<>());
            found = indexed.find(query).sort(order).into(new ArrayList<>());
        } catch (MongoQueryException e) {
            assertThat(e).hasMessageContaining("Comparison method"); // The server cannot sort some arrays.
            return;
        }
        var description = "seed " + SEED + " query " + query.toBsonDocument() + " order " + order;

        assertThat(found).as(description).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(indexed.countDocuments(query)).as(description).isEqualTo(expected.size());
        if (order != null && found.stream().noneMatch(IndexFuzzTest::hasArray)) {
            assertThat(sortKeys(found, order)).as(description).isEqualTo(sortKeys(expected, order));
        }
    }

    private static boolean hasArray(Document document) {
        return document.values().stream().anyMatch(List.class::isInstance);
    }

    /** Numbers compare by value: the order among 0, 0L and -0.0 is free. */
    private static List<String> sortKeys(List<Document> documents, Bson order) {
        var fields = order.toBsonDocument(BsonDocument.class, com.mongodb.MongoClientSettings.getDefaultCodecRegistry())
                .keySet();
        return documents.stream()
                .map(document -> fields.stream()
                        .map(field -> document.get(field) instanceof Number number
                                ? Double.toString(number.doubleValue() + 0.0)
                                : String.valueOf(document.get(field)))
                        .toList()
                        .toString())
                .toList();
    }

    private Bson query() {
        var parts = new ArrayList<Bson>();
        for (int i = random.nextInt(4); i > 0; i--) {
            var field = FIELDS.get(random.nextInt(FIELDS.size()));
            var huge = field.equals("t") && random.nextBoolean();
            var value = huge ? HUGE.get(random.nextInt(HUGE.size())) : value();
            parts.add(
                    switch (random.nextInt(8)) {
                        case 0 -> Filters.gt(field, value);
                        case 1 -> Filters.gte(field, value);
                        case 2 -> Filters.lt(field, value);
                        case 3 -> Filters.lte(field, value);
                        case 4 -> Filters.in(field, value, 1);
                        case 5 -> Filters.eq("_id", random.nextInt(OPERATIONS));
                        default -> Filters.eq(field, value);
                    });
        }
        if (parts.isEmpty()) {
            return new Document();
        }
        return random.nextInt(9) == 0 ? Filters.or(parts) : Filters.and(parts);
    }

    private @Nullable Bson order() {
        if (random.nextBoolean()) {
            return null;
        }
        if (random.nextInt(3) == 0) {
            return Sorts.descending("c");
        }
        return Sorts.orderBy(
                random.nextBoolean() ? Sorts.ascending("a") : Sorts.descending("a"),
                random.nextBoolean() ? Sorts.ascending("b") : Sorts.descending("b"));
    }

    private @Nullable Object value() {
        return random.nextInt(3) == 0 ? VALUES.get(random.nextInt(VALUES.size())) : (Object) random.nextInt(6);
    }
}
