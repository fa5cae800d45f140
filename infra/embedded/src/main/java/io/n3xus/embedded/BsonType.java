package io.n3xus.embedded;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Map;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.jspecify.annotations.Nullable;

/** Stores documents as BSON: a fraction of the size and time of Java serialization, which the store would use. */
final class BsonType extends BasicDataType<Document> {

    static final BsonType INSTANCE = new BsonType();

    private static final int ENTRY_BYTES = 64;

    @Override
    public int getMemory(Document document) {
        return memory(document);
    }

    private static int memory(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map ->
                map.values().stream().mapToInt(BsonType::memory).sum() + ENTRY_BYTES * map.size();
            case Collection<?> list -> list.stream().mapToInt(BsonType::memory).sum() + ENTRY_BYTES;
            case String text -> 2 * text.length();
            case null, default -> ENTRY_BYTES / 4;
        };
    }

    @Override
    public void write(WriteBuffer target, Document document) {
        var encoded = Unpooled.buffer();
        BsonEncoder.encodeDocument(document, encoded);
        target.put(encoded.nioBuffer());
    }

    @Override
    public Document read(ByteBuffer source) {
        var encoded = Unpooled.wrappedBuffer(source);
        var document = BsonDecoder.decodeBson(encoded);
        source.position(source.position() + encoded.readerIndex());
        return document;
    }

    @Override
    public Document[] createStorage(int size) {
        return new Document[size];
    }
}
