package io.n3xus.embedded;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.ValueComparator;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The order of index entries: field by field in the declared direction, then by document id. */
final class KeyOrder implements Comparator<KeyValue> {

    /** Stand before and after every value; never stored. */
    enum Bound {
        FIRST,
        LAST
    }

    private final boolean[] descending;

    KeyOrder(List<IndexKey> keys) {
        descending = new boolean[keys.size() + 1];
        for (int i = 0; i < keys.size(); i++) {
            descending[i] = !keys.get(i).isAscending();
        }
    }

    @Override
    public int compare(KeyValue left, KeyValue right) {
        var fields = Math.min(left.size(), right.size());
        for (int i = 0; i < fields; i++) {
            var order = compare(i, left.get(i), right.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.size(), right.size());
    }

    private int compare(int field, @Nullable Object left, @Nullable Object right) {
        if (left instanceof Bound || right instanceof Bound) {
            return Integer.compare(side(left), side(right));
        }
        var order = compareValues(left, right);
        return descending[field] ? -order : order;
    }

    private static int side(@Nullable Object value) {
        return value instanceof Bound bound ? (bound == Bound.FIRST ? -1 : 1) : 0;
    }

    private static int compareValues(@Nullable Object left, @Nullable Object right) {
        return left instanceof Number a && right instanceof Number b
                ? compareNumbers(a, b)
                : ValueComparator.asc().compare(left, right);
    }

    /** The server's own order of numbers is not transitive beyond 2^53, which would break a tree. NaN is lowest. */
    private static int compareNumbers(Number left, Number right) {
        var a = left.doubleValue();
        var b = right.doubleValue();
        if (Double.isNaN(a) || Double.isNaN(b)) {
            return Boolean.compare(Double.isNaN(b), Double.isNaN(a));
        }
        if (a != b || (left instanceof Double && right instanceof Double)) {
            return a == b ? 0 : Double.compare(a, b);
        }
        return new BigDecimal(left.toString()).compareTo(new BigDecimal(right.toString()));
    }

    /** The form in which the server's indexes hold a value: one number type, no negative zero. */
    static @Nullable Object normalized(@Nullable Object value) {
        if (Missing.isNullOrMissing(value)) {
            return null;
        }
        if (value instanceof Long exact && exact != (long) exact.doubleValue()) {
            return exact;
        }
        return value instanceof Number number ? (Object) (number.doubleValue() + 0.0) : value;
    }
}
