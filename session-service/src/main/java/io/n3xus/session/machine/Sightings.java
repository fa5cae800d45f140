package io.n3xus.session.machine;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * When the agent's desktops were last seen. A desktop that vanished without a trace, as when its host lost power, is
 * charged up to then and no further. Shared by all replicas and kept over a restart.
 */
@Component
class Sightings {

    private static final Document LAST = new Document("_id", "last");

    private final MongoCollection<Document> sightings;

    Sightings(MongoDatabase database) {
        sightings = database.getCollection("sightings");
    }

    @Nullable
    Instant last() {
        var document = sightings.find(LAST).first();
        return document == null ? null : document.getDate("at").toInstant();
    }

    /** The later of two replicas' sightings stays. */
    void record(Instant at) {
        sightings.updateOne(
                LAST, new Document("$max", new Document("at", Date.from(at))), new UpdateOptions().upsert(true));
    }
}
