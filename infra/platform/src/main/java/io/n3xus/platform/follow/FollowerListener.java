package io.n3xus.platform.follow;

import io.n3xus.platform.follow.BulkProjection.Start;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.ConsumerSeekAware;

/**
 * Feeds one follower from its stored position on, and moves the position after each batch. When another generation went
 * live it goes on in that one, from the position stored there.
 */
final class FollowerListener implements BatchMessageListener<String, byte[]>, ConsumerSeekAware {

    private static final long STORE_EVERY_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final Feed feed;
    private final Generations generations;
    private final Positions positions;
    private final DeadLetters deadLetters;
    private final ReplayOrders orders;
    private final Set<TopicPartition> mine = new HashSet<>();

    /** Where to go on once what was taken in is stored. */
    private final Map<TopicPartition, Long> next = new HashMap<>();

    private boolean mustGoBack;
    private long storedAt = System.nanoTime();

    private @Nullable ConsumerSeekCallback seeks;
    private Generation generation = Generation.FIRST;
    private @Nullable Intake intake;

    FollowerListener(
            Feed feed, Generations generations, Positions positions, DeadLetters deadLetters, ReplayOrders orders) {
        this.feed = feed;
        this.generations = generations;
        this.positions = positions;
        this.deadLetters = deadLetters;
        this.orders = orders;
    }

    @Override
    public void registerSeekCallback(ConsumerSeekCallback callback) {
        seeks = callback;
    }

    @Override
    public void onPartitionsAssigned(Map<TopicPartition, Long> assigned, ConsumerSeekCallback callback) {
        mine.addAll(assigned.keySet());
        goOnIn(generations.live(), callback);
    }

    @Override
    public void onPartitionsRevoked(@Nullable Collection<TopicPartition> revoked) {
        mine.removeAll(Objects.requireNonNullElse(revoked, Set.of()));
        intake = null;
        next.clear();
    }

    /** A generation that went live has to be noticed without a new event, too. */
    @Override
    public void onIdleContainer(Map<TopicPartition, Long> assigned, ConsumerSeekCallback callback) {
        if (!hasMoved(callback) && !next.isEmpty()) {
            Generations.in(generation, this::store);
        }
    }

    @Override
    public void onMessage(List<ConsumerRecord<String, byte[]>> records) {
        if (!hasMovedNow()) {
            Generations.in(generation, () -> takeAll(records));
        }
    }

    /** What fails here is no event's fault: said so, the batch waits for as long as it takes. */
    private boolean hasMovedNow() {
        try {
            return hasMoved(Objects.requireNonNull(seeks));
        } catch (RuntimeException failure) {
            throw new BatchListenerFailedException(feed.name() + " does not know where it is", failure, 0);
        }
    }

    /** Whether reading goes on elsewhere than after the last batch. */
    private boolean hasMoved(ConsumerSeekCallback callback) {
        var live = generations.live();
        if (obeyOrders(live) || mustGoBack || live.number() != generation.number()) {
            goOnIn(live, callback);
            return true;
        }
        return false;
    }

    /** The position goes back first: killed in between, it is done again. */
    private boolean obeyOrders(Generation live) {
        var obeyed = false;
        if (feed.subscriber() instanceof BulkProjection projection) {
            for (var order : orders.of(feed.name())) {
                if (mine.contains(order.partition())) {
                    var name = live.name(feed.name());
                    var next = positions.find(name, order.partition()).orElse(0);
                    positions.save(name, Map.of(order.partition(), Math.min(next, order.offset())));
                    Generations.in(live, () -> projection.resume(order.subject()));
                    orders.crossOut(order);
                    obeyed = true;
                }
            }
        }
        return obeyed;
    }

    private void goOnIn(Generation live, ConsumerSeekCallback callback) {
        generation = live;
        intake = null;
        mustGoBack = false;
        next.clear();
        for (var partition : mine) {
            var next = positions.find(generation.name(feed.name()), partition).orElse(0);
            callback.seek(partition.topic(), partition.partition(), next);
        }
    }

    private void takeAll(List<ConsumerRecord<String, byte[]>> records) {
        var taking = intake == null ? feed.open(Start.STORED) : intake;
        intake = taking;
        try {
            for (var index = 0; index < records.size(); index++) {
                take(records.get(index), index, taking);
                next.put(partition(records.get(index)), records.get(index).offset() + 1);
            }
            if (!isFarBehind(records.size())) {
                store();
            }
        } catch (RuntimeException failure) {
            intake = null;
            if (feed.isBulk()) {
                mustGoBack = true; // Batches before this one may not be stored either.
            } else {
                savePositions();
            }
            throw failure;
        }
    }

    /** Who has much to take in stores what it amounts to now and then; killed in between, it takes that in again. */
    private boolean isFarBehind(int records) {
        return feed.isBulk() && records == Followers.BULK_RECORDS && System.nanoTime() - storedAt < STORE_EVERY_NANOS;
    }

    private void take(ConsumerRecord<String, byte[]> record, int index, Intake taking) {
        try {
            taking.take(record);
        } catch (RuntimeException failure) {
            if (!feed.isBulk() || DeadLetters.isTransient(failure)) {
                throw new BatchListenerFailedException(feed.name() + " could not take in an event", failure, index);
            }
            taking.stop(record, deadLetters.putAside(feed.name(), record, failure));
        }
    }

    /** Not stored is not taken in: the batch comes again, for as long as that takes. */
    private void store() {
        try {
            if (intake != null) {
                intake.flush();
            }
        } catch (RuntimeException failure) {
            var message = feed.name() + " could not store what it took in";
            throw new BatchListenerFailedException(message, new NotStoredException(message, failure), 0);
        }
        savePositions();
        storedAt = System.nanoTime();
    }

    private void savePositions() {
        positions.save(generation.name(feed.name()), next);
        next.clear();
    }

    /** Past it for good: otherwise it would be put aside again after each restart. */
    void passOver(ConsumerRecord<?, ?> record) {
        positions.save(generation.name(feed.name()), Map.of(partition(record), record.offset() + 1));
    }

    static TopicPartition partition(ConsumerRecord<?, ?> record) {
        return new TopicPartition(record.topic(), record.partition());
    }
}
