package io.n3xus.billing.automation;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** Keeps meters beside the follower's position, so that a restart goes on with both where they were. */
@Component
class StoredMeters implements Meters {

    private final MongoCollection<Meter> meters;

    StoredMeters(MongoDatabase database) {
        meters = database.getCollection("session_meters", Meter.class);
        meters.createIndex(Indexes.ascending("running"));
    }

    @Override
    public Optional<Meter> find(String sessionId) {
        return Optional.ofNullable(meters.find(new Document("_id", sessionId)).first());
    }

    @Override
    public boolean save(Meter meter) {
        return Revisions.save(meters, meter.id(), meter.revision(), meter);
    }

    @Override
    public List<Meter> running() {
        return meters.find(new Document("running", true)).into(new ArrayList<>());
    }
}
