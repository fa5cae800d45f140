package io.n3xus.billing.automation;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import io.n3xus.platform.follow.Views;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** Keeps meters beside the follower's position, so that a restart goes on with both where they were. */
@Component
class StoredMeters implements Meters {

    private final Views<Meter> meters;

    StoredMeters(MongoDatabase database) {
        meters = new Views<>(database, "meters", Meter.class);
        meters.collection().createIndex(Indexes.ascending("running"));
    }

    @Override
    public Optional<Meter> find(String sessionId) {
        return meters.find(sessionId);
    }

    @Override
    public void saveIfNewer(Meter meter) {
        meters.saveIfNewer(meter);
    }

    @Override
    public List<Meter> running() {
        return meters.collection().find(new Document("running", true)).into(new ArrayList<>());
    }
}
