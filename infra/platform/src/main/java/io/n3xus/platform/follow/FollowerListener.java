package io.n3xus.platform.follow;

import io.n3xus.platform.event.Correlation;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.ConsumerSeekAware;

/**
 * Feeds one follower from its stored position on, and moves the position after each batch. A rebuild, of this replica or
 * another, drops what was written and sets the stored position: a projection then reads on from there, so that neither a
 * batch that was under way nor a rebuild that was killed leaves a gap.
 */
final class FollowerListener implements BatchMessageListener<String, byte[]>, ConsumerSeekAware {

    private static final long UNKNOWN = -1;

    private final Follower follower;
    private final EventReader reader;
    private final Positions positions;
    private final RebuildLock rebuilds;
    private final Set<TopicPartition> mine = new HashSet<>();

    private @Nullable ConsumerSeekCallback seeks;
    private long rebuildsSeen = UNKNOWN;

    FollowerListener(Follower follower, EventReader reader, Positions positions, RebuildLock rebuilds) {
        this.follower = follower;
        this.reader = reader;
        this.positions = positions;
        this.rebuilds = rebuilds;
    }

    @Override
    public void registerSeekCallback(ConsumerSeekCallback callback) {
        seeks = callback;
    }

    @Override
    public void onPartitionsAssigned(Map<TopicPartition, Long> assigned, ConsumerSeekCallback callback) {
        mine.addAll(assigned.keySet());
        rebuildsSeen = rebuilds.isTaken() ? UNKNOWN : rebuilds.count();
        seekToStored(assigned.keySet(), callback);
    }

    @Override
    public void onPartitionsRevoked(@Nullable Collection<TopicPartition> revoked) {
        mine.removeAll(Objects.requireNonNullElse(revoked, Set.of()));
    }

    /** A rebuild that was killed has to be noticed without a new event, too. */
    @Override
    public void onIdleContainer(Map<TopicPartition, Long> assigned, ConsumerSeekCallback callback) {
        if (isProjection() && !rebuilds.isTaken()) {
            followRebuild(callback);
        }
    }

    @Override
    public void onMessage(List<ConsumerRecord<String, byte[]>> records) {
        if (!isProjection()) {
            takeAll(records, () -> true);
            return;
        }
        rebuilds.awaitNone();
        if (!followRebuild(Objects.requireNonNull(seeks))) {
            var count = rebuildsSeen;
            takeAll(records, () -> rebuilds.count() == count);
        }
    }

    /** Whether there was a rebuild since the last batch, so that reading goes on elsewhere. */
    private boolean followRebuild(ConsumerSeekCallback callback) {
        var count = rebuilds.count();
        if (count == rebuildsSeen) {
            return false;
        }
        rebuildsSeen = count;
        seekToStored(mine, callback);
        return true;
    }

    private void seekToStored(Collection<TopicPartition> partitions, ConsumerSeekCallback callback) {
        for (var partition : partitions) {
            var next = positions.find(follower.name(), partition).orElse(0);
            callback.seek(partition.topic(), partition.partition(), next);
        }
    }

    /**
     * Takes in a batch.
     *
     * @param stands asked before each event and before the position moves: whether no rebuild has begun meanwhile
     */
    private void takeAll(List<ConsumerRecord<String, byte[]>> records, BooleanSupplier stands) {
        var next = new HashMap<TopicPartition, Long>();
        try {
            for (var index = 0; index < records.size() && stands.getAsBoolean(); index++) {
                take(records.get(index), index);
                next.put(partition(records.get(index)), records.get(index).offset() + 1);
            }
        } finally {
            if (stands.getAsBoolean()) {
                positions.save(follower.name(), next);
            }
        }
    }

    private boolean isProjection() {
        return follower instanceof Projection;
    }

    private void take(ConsumerRecord<String, byte[]> record, int index) {
        try {
            reader.read(record).ifPresent(this::take);
        } catch (RuntimeException failure) {
            throw new BatchListenerFailedException(follower.name() + " could not take in an event", failure, index);
        }
    }

    void take(ReceivedEvent event) {
        Correlation.runAs(event.correlationId(), event.id(), () -> follower.on(event));
    }

    static TopicPartition partition(ConsumerRecord<?, ?> record) {
        return new TopicPartition(record.topic(), record.partition());
    }
}
