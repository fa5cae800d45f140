package io.n3xus.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * An ordered, non-unique index: (field values, document id) to position. It only proposes candidates; the collection
 * plans with it and filters again, because the server's own loop knows nothing of order.
 */
final class RangeIndex extends Index<Object> {

    private final MVMap<KeyValue, Object> entries;
    private final MVMap<String, Boolean> irregular;

    /** @param irregular names of the indexes that hold arrays or decimals, and therefore neither sort nor combine fields */
    RangeIndex(String name, List<IndexKey> keys, MVMap<KeyValue, Object> entries, MVMap<String, Boolean> irregular) {
        super(name, keys, false);
        this.entries = entries;
        this.irregular = irregular;
    }

    boolean isRegular() {
        return !irregular.containsKey(entries.getName());
    }

    Iterator<Object> positions(KeyValue from, KeyValue to, boolean reversed) {
        var cursor = reversed ? entries.cursor(to, from, true) : entries.cursor(from, to, false);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return cursor.hasNext();
            }

            @Override
            public Object next() {
                cursor.next();
                return cursor.getValue();
            }
        };
    }

    @Override
    public void add(Document document, Object position, MongoCollection<Object> collection) {
        if (getKeys().stream().anyMatch(key -> isIrregular(document, key.getKey()))) {
            irregular.put(entries.getName(), true);
        }
        keysOf(document).forEach(key -> entries.put(key, position));
    }

    @Override
    public @Nullable Object remove(Document document) {
        return keysOf(document).stream()
                .map(entries::remove)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Object> collection) {
        keysOf(document); // Refuses what cannot be indexed before anything is stored.
    }

    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<Object> collection) {
        keysOf(after);
    }

    @Override
    public void updateInPlace(Document before, Document after, Object at, MongoCollection<Object> collection) {
        if (!keysOf(before).equals(keysOf(after))) {
            remove(before);
            add(after, at, collection);
        }
    }

    private Set<KeyValue> keysOf(Document document) {
        var keys = new LinkedHashSet<KeyValue>();
        for (var values : getKeyValues(document)) {
            keys.add(key(document, values));
        }
        if (keys.isEmpty()) { // An empty array: found by its other fields.
            var scalars = new ArrayList<@Nullable Object>();
            for (var key : getKeys()) {
                var array = isIrregular(document, key.getKey());
                scalars.add(array ? null : KeyOrder.normalized(Paths.value(document, key.getKey())));
            }
            keys.add(key(document, scalars));
        }
        return keys;
    }

    private static KeyValue key(Document document, Iterable<? extends @Nullable Object> values) {
        var key = new ArrayList<@Nullable Object>();
        values.forEach(value -> key.add(Missing.isNullOrMissing(value) ? null : value));
        key.add(KeyOrder.normalized(document.get("_id")));
        return new KeyValue(key);
    }

    private static boolean isIrregular(Document document, String path) {
        var value = Paths.value(document, path);
        return value instanceof Collection || value instanceof Decimal128;
    }

    /** The id index answers this. */
    @Override
    public @Nullable Object getPosition(Document document) {
        return null;
    }

    /** Never taken by the server's own loop. */
    @Override
    public boolean canHandle(Document query) {
        return false;
    }

    @Override
    public Iterable<Object> getPositions(Document query) {
        return List.of();
    }

    @Override
    public long getCount() {
        return entries.sizeAsLong();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }

    @Override
    public void drop() {
        entries.clear();
        irregular.remove(entries.getName());
    }
}
