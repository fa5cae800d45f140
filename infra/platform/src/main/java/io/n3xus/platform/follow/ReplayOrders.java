package io.n3xus.platform.follow;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;

/**
 * What bulk projections are to take in again. Whoever wants it writes an order; the replica that has the partition obeys
 * it between two batches, so that nothing else is being taken in meanwhile, and crosses it out.
 */
final class ReplayOrders {

    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final MongoCollection<Document> orders;

    ReplayOrders(MongoDatabase database) {
        orders = database.getCollection("replay_orders");
    }

    /**
     * An order.
     *
     * @param subject what stands still
     * @param offset of the event that stopped it
     */
    record Order(String id, String subject, TopicPartition partition, long offset) {}

    /** Answers whether it was obeyed in that time; if not, it will be. */
    boolean give(Letter letter, Duration patience) {
        var order = new Document("_id", letter.id())
                .append("follower", letter.follower())
                .append("subject", letter.event().key())
                .append("topic", letter.event().topic())
                .append("partition", letter.event().partition())
                .append("offset", letter.event().offset());
        var id = new Document("_id", letter.id());
        orders.replaceOne(id, order, new ReplaceOptions().upsert(true));
        var deadline = System.nanoTime() + patience.toNanos();
        while (orders.find(id).first() != null) {
            if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
        return true;
    }

    List<Order> of(String follower) {
        return orders.find(new Document("follower", follower))
                .map(order -> new Order(
                        order.getString("_id"),
                        order.getString("subject"),
                        new TopicPartition(order.getString("topic"), order.getInteger("partition")),
                        order.getLong("offset")))
                .into(new ArrayList<>());
    }

    void crossOut(Order order) {
        orders.deleteOne(new Document("_id", order.id()));
    }
}
