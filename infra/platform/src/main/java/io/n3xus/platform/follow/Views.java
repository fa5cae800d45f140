package io.n3xus.platform.follow;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.bson.Document;

/** The documents of one projection. Safe to replay into: an older event never overwrites a newer one's result. */
public final class Views<T extends VersionedDocument> {

    private static final int DUPLICATE_KEY = 11000;
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final Generations generations;
    private final String collection;
    private final Class<T> type;

    /**
     * The documents of a collection.
     *
     * @param type a public record; the driver reads its components by reflection
     */
    public Views(MongoDatabase database, String collection, Class<T> type) {
        if (!type.isRecord() || !Modifier.isPublic(type.getModifiers())) {
            throw new IllegalArgumentException(type + " must be a public record to be kept in MongoDB.");
        }
        this.generations = new Generations(database);
        this.collection = collection;
        this.type = type;
    }

    /** For queries beyond the id; declare an index for each. Ask for it anew before each use: a rebuild makes another. */
    public MongoCollection<T> collection() {
        return generations.collection(collection, type);
    }

    public Optional<T> find(String id) {
        return Optional.ofNullable(collection().find(byId(id)).first());
    }

    /** Stores the document unless the one there has the same version or a newer one; tells whether it did. */
    public boolean saveIfNewer(T document) {
        var older = byId(document.id()).append("version", new Document("$lt", document.version()));
        try {
            var result = collection().replaceOne(older, document, new ReplaceOptions().upsert(true));
            return result.getMatchedCount() > 0 || result.getUpsertedId() != null;
        } catch (MongoWriteException conflict) {
            if (conflict.getError().getCode() == DUPLICATE_KEY) {
                return false;
            }
            throw conflict;
        }
    }

    /** Waits until the document has at least this version; false when that took longer than {@code patience}. */
    public boolean awaitVersion(String id, long version, Duration patience) {
        var deadline = System.nanoTime() + patience.toNanos();
        while (versionOf(id) < version) {
            if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
        return true;
    }

    private long versionOf(String id) {
        var document = generations
                .collection(collection)
                .find(byId(id))
                .projection(new Document("version", 1))
                .first();
        return document == null ? -1 : document.getLong("version");
    }

    private static Document byId(String id) {
        return new Document("_id", id);
    }
}
