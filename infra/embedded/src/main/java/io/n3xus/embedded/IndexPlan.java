package io.n3xus.embedded;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * How one index serves a query: equal values of its first fields, a range of the next, and the order if it fits.
 *
 * @param equalFields how many leading fields are fixed
 * @param sorted whether the candidates already come in the order asked for
 */
record IndexPlan(
        RangeIndex index,
        KeyValue from,
        KeyValue to,
        int equalFields,
        boolean range,
        boolean sorted,
        boolean reversed) {

    static @Nullable IndexPlan best(List<RangeIndex> indexes, Conditions conditions, @Nullable Document orderBy) {
        return indexes.stream()
                .flatMap(index -> Stream.ofNullable(of(index, conditions, orderBy)))
                .max(Comparator.comparingInt(IndexPlan::worth))
                .orElse(null);
    }

    private int worth() {
        return equalFields * 4 + (range ? 2 : 0) + (sorted ? 1 : 0);
    }

    /** Positions, each once. */
    Stream<Object> positions() {
        if (new KeyOrder(index.getKeys()).compare(from, to) > 0) {
            return Stream.empty();
        }
        var positions = Spliterators.spliteratorUnknownSize(index.positions(from, to, reversed), Spliterator.ORDERED);
        var stream = StreamSupport.stream(positions, false);
        return index.isRegular() ? stream : stream.distinct();
    }

    private static @Nullable IndexPlan of(RangeIndex index, Conditions conditions, @Nullable Document orderBy) {
        var keys = index.getKeys();
        var from = new ArrayList<@Nullable Object>();
        var to = new ArrayList<@Nullable Object>();
        var usable = index.isRegular() ? keys.size() : 1;
        var equal = 0;
        while (equal < usable) {
            var value = conditions.equalTo(keys.get(equal).getKey());
            if (value == null) {
                break;
            }
            from.add(KeyOrder.normalized(value));
            to.add(KeyOrder.normalized(value));
            equal++;
        }
        var range = equal < usable && addRange(keys.get(equal), index.isRegular(), conditions, from, to);
        var direction = index.isRegular() ? direction(keys, equal, orderBy) : null;
        if (equal == 0 && !range && direction == null) {
            return null;
        }
        from.addAll(Collections.nCopies(keys.size() + 1 - from.size(), KeyOrder.Bound.FIRST));
        to.addAll(Collections.nCopies(keys.size() + 1 - to.size(), KeyOrder.Bound.LAST));
        var reversed = direction != null && direction < 0;
        return new IndexPlan(index, new KeyValue(from), new KeyValue(to), equal, range, direction != null, reversed);
    }

    /** Bounds are inclusive. With arrays each bound may be met by another element, so only one can be used. */
    private static boolean addRange(
            IndexKey key,
            boolean regular,
            Conditions conditions,
            List<@Nullable Object> from,
            List<@Nullable Object> to) {
        var least = KeyOrder.normalized(conditions.atLeast(key.getKey()));
        var most = regular || least == null ? KeyOrder.normalized(conditions.atMost(key.getKey())) : null;
        if (least == null && most == null) {
            return false;
        }
        var low = key.isAscending() ? least : most;
        var high = key.isAscending() ? most : least;
        from.add(low == null ? KeyOrder.Bound.FIRST : low);
        to.add(high == null ? KeyOrder.Bound.LAST : high);
        return true;
    }

    /** 1 or -1 when reading the index forwards or backwards yields the order, null when it does not. */
    private static @Nullable Integer direction(List<IndexKey> keys, int equal, @Nullable Document orderBy) {
        if (orderBy == null || orderBy.isEmpty()) {
            return null;
        }
        Integer direction = null;
        var next = equal;
        for (var wanted : orderBy.entrySet()) {
            if (isFixed(keys, equal, wanted.getKey())) {
                continue;
            }
            if (next == keys.size() || !keys.get(next).getKey().equals(wanted.getKey())) {
                return null;
            }
            var ascending = wanted.getValue() instanceof Number number && number.intValue() > 0;
            var needed = ascending == keys.get(next).isAscending() ? 1 : -1;
            if (direction != null && direction != needed) {
                return null;
            }
            direction = needed;
            next++;
        }
        return direction == null ? Integer.valueOf(1) : direction;
    }

    private static boolean isFixed(List<IndexKey> keys, int equal, String field) {
        return keys.subList(0, equal).stream().anyMatch(key -> key.getKey().equals(field));
    }
}
