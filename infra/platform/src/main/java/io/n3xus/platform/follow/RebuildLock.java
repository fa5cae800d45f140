package io.n3xus.platform.follow;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import io.n3xus.platform.refusal.PlatformRefusal;
import io.n3xus.platform.refusal.RefusedException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;

/** Lets one replica rebuild at a time. A lease, so that a killed rebuild stops the next for half a minute at most. */
final class RebuildLock {

    private static final Document ID = new Document("_id", "rebuild");
    private static final String UNTIL = "until";
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final int DUPLICATE_KEY = 11000;

    private final MongoCollection<Document> locks;
    private final Clock clock;

    RebuildLock(MongoDatabase database, Clock clock) {
        locks = database.getCollection("locks");
        this.clock = clock;
    }

    void take() {
        var free = new Document(ID).append(UNTIL, new Document("$lte", Date.from(clock.instant())));
        var taken = new Document("$set", lease());
        try {
            locks.updateOne(free, taken, new UpdateOptions().upsert(true));
        } catch (MongoWriteException conflict) {
            if (conflict.getError().getCode() == DUPLICATE_KEY) {
                throw new RefusedException(PlatformRefusal.BUSY, "A rebuild is running already.");
            }
            throw conflict;
        }
    }

    void renew() {
        locks.updateOne(ID, new Document("$set", lease()));
    }

    void release() {
        locks.updateOne(ID, new Document("$set", new Document(UNTIL, Date.from(Instant.EPOCH))));
    }

    private Document lease() {
        return new Document(UNTIL, Date.from(clock.instant().plus(LEASE)));
    }
}
