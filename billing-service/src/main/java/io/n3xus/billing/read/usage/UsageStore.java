package io.n3xus.billing.read.usage;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import io.n3xus.platform.follow.Generations;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.springframework.stereotype.Component;

/**
 * Where usage is kept: a document for each block of an account's events. One that saw less never writes over one that saw
 * more, so that writing again, or two replicas writing at once, changes nothing.
 */
@Component
class UsageStore {

    static final String USAGE = "usage";
    static final String STOPS = "usage_stops";

    private static final int DUPLICATE_KEY = 11000;
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);
    private static final BulkWriteOptions EACH_ALONE = new BulkWriteOptions().ordered(false);

    private final Generations generations;

    UsageStore(Generations generations) {
        this.generations = generations;
        blocks().createIndex(Indexes.ascending(UsageDocument.OWNER, UsageDocument.NUMBER, UsageDocument.EARLIEST));
        blocks().createIndex(Indexes.ascending(UsageDocument.OWNER, UsageDocument.LATEST));
    }

    MongoCollection<Document> blocks() {
        return generations.collection(USAGE);
    }

    private MongoCollection<Document> stops() {
        return generations.collection(STOPS);
    }

    Optional<UsageBlock> find(String id) {
        return Optional.ofNullable(blocks().find(new Document("_id", id)).first())
                .map(UsageDocument::read);
    }

    /** Answers false when another replica has come further with one of them: what is remembered of them is of no use. */
    boolean save(Collection<UsageBlock> changed) {
        if (changed.isEmpty()) {
            return true;
        }
        var writes = changed.stream()
                .map(block -> {
                    var older = new Document("_id", block.id())
                            .append(UsageDocument.LAST_SEQUENCE, new Document("$lt", block.lastSequence()));
                    return new ReplaceOneModel<>(older, UsageDocument.of(block), UPSERT);
                })
                .toList();
        try {
            blocks().bulkWrite(writes, EACH_ALONE);
            return true;
        } catch (MongoBulkWriteException conflict) {
            // No older one matched, so Mongo tried to insert a second.
            if (conflict.getWriteErrors().stream().allMatch(error -> error.getCode() == DUPLICATE_KEY)) {
                return false;
            }
            throw conflict;
        }
    }

    /** Whose usage stands still. */
    Set<String> stopped() {
        var stopped = new HashSet<String>();
        stops().find().forEach(stop -> stopped.add(stop.getString("_id")));
        return stopped;
    }

    boolean isStopped(String owner) {
        return stops().find(new Document("_id", owner)).first() != null;
    }

    void stop(String owner, long offset, String reason, Instant since) {
        var stop = new Document("_id", owner)
                .append("offset", offset)
                .append("reason", reason)
                .append("since", Date.from(since));
        stops().replaceOne(new Document("_id", owner), stop, UPSERT);
    }

    void resume(String owner) {
        stops().deleteOne(new Document("_id", owner));
    }
}
