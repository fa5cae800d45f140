package io.n3xus.billing.automation;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** Keeps them beside the follower's position, so that a restart goes on with both where they were. */
@Component
class StoredSpaces implements Spaces {

    private final MongoCollection<Space> spaces;

    StoredSpaces(MongoDatabase database) {
        spaces = database.getCollection("spaces", Space.class);
        spaces.createIndex(Indexes.ascending("lookAt"));
    }

    @Override
    public Optional<Space> find(String id) {
        return Optional.ofNullable(spaces.find(new Document("_id", id)).first());
    }

    @Override
    public boolean save(Space space) {
        return Revisions.save(spaces, space.id(), space.revision(), space);
    }

    @Override
    public List<Space> toLookAt(Instant now, int max) {
        return spaces.find(Filters.lte("lookAt", now))
                .sort(Sorts.ascending("lookAt"))
                .limit(max)
                .into(new ArrayList<>());
    }
}
