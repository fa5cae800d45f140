package io.n3xus.embedded;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import java.nio.ByteBuffer;
import java.util.Comparator;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** Index entries on disk: their values as a BSON document {@code {"0": ..., "1": ...}}. */
final class KeyType extends BasicDataType<KeyValue> {

    private final Comparator<KeyValue> order;

    KeyType(Comparator<KeyValue> order) {
        this.order = order;
    }

    @Override
    public int compare(KeyValue left, KeyValue right) {
        return order.compare(left, right);
    }

    @Override
    public int getMemory(KeyValue key) {
        return BsonType.INSTANCE.getMemory(document(key));
    }

    @Override
    public void write(WriteBuffer target, KeyValue key) {
        BsonType.INSTANCE.write(target, document(key));
    }

    @Override
    public KeyValue read(ByteBuffer source) {
        return new KeyValue(BsonType.INSTANCE.read(source).values());
    }

    @Override
    public KeyValue[] createStorage(int size) {
        return new KeyValue[size];
    }

    private static Document document(KeyValue key) {
        var document = new Document();
        for (int i = 0; i < key.size(); i++) {
            document.put(Integer.toString(i), key.get(i));
        }
        return document;
    }
}
