package io.n3xus.platform.follow;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;

/** How far each follower has come: kept beside its documents and written after them, so a crash repeats, never skips. */
final class Positions {

    private final MongoCollection<Document> positions;

    Positions(MongoDatabase database) {
        positions = database.getCollection("positions");
    }

    /** The offset of the event to take in next. */
    OptionalLong find(String follower, TopicPartition partition) {
        var document =
                positions.find(new Document("_id", key(follower, partition))).first();
        return document == null ? OptionalLong.empty() : OptionalLong.of(document.getLong("next"));
    }

    Map<TopicPartition, Long> findAll(String follower) {
        var found = new HashMap<TopicPartition, Long>();
        for (var document : positions.find()) {
            if (follower.equals(document.getString("follower"))) {
                var partition = new TopicPartition(document.getString("topic"), document.getInteger("partition"));
                found.put(partition, document.getLong("next"));
            }
        }
        return found;
    }

    /** Forgets where the followers stood in all generations but this one. */
    void dropOthers(Set<String> followers, Generation live) {
        for (var document : positions.find().into(new ArrayList<>())) {
            var name = document.getString("follower");
            var plain = name.replaceFirst("\\.g\\d+$", "");
            if (followers.contains(plain) && !name.equals(live.name(plain))) {
                positions.deleteOne(new Document("_id", document.get("_id")));
            }
        }
    }

    void save(String follower, Map<TopicPartition, Long> next) {
        next.forEach((partition, offset) -> positions.replaceOne(
                new Document("_id", key(follower, partition)),
                new Document("_id", key(follower, partition))
                        .append("follower", follower)
                        .append("topic", partition.topic())
                        .append("partition", partition.partition())
                        .append("next", offset),
                new ReplaceOptions().upsert(true)));
    }

    private static String key(String follower, TopicPartition partition) {
        return follower + "/" + partition;
    }
}
