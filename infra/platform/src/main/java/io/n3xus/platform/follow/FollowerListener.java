package io.n3xus.platform.follow;

import io.n3xus.platform.follow.BulkProjection.Start;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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

    private final Feed feed;
    private final Generations generations;
    private final Positions positions;
    private final DeadLetters deadLetters;
    private final ReplayOrders orders;
    private final Set<TopicPartition> mine = new HashSet<>();

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
    }

    /** A generation that went live has to be noticed without a new event, too. */
    @Override
    public void onIdleContainer(Map<TopicPartition, Long> assigned, ConsumerSeekCallback callback) {
        hasMoved(callback);
    }

    @Override
    public void onMessage(List<ConsumerRecord<String, byte[]>> records) {
        if (!hasMoved(Objects.requireNonNull(seeks))) {
            Generations.in(generation, () -> takeAll(records));
        }
    }

    /** Whether reading goes on elsewhere than after the last batch. */
    private boolean hasMoved(ConsumerSeekCallback callback) {
        var live = generations.live();
        if (obeyOrders(live) || live.number() != generation.number()) {
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
        for (var partition : mine) {
            var next = positions.find(generation.name(feed.name()), partition).orElse(0);
            callback.seek(partition.topic(), partition.partition(), next);
        }
    }

    private void takeAll(List<ConsumerRecord<String, byte[]>> records) {
        var taking = intake == null ? feed.open(Start.STORED) : intake;
        intake = taking;
        var next = new HashMap<TopicPartition, Long>();
        try {
            for (var index = 0; index < records.size(); index++) {
                take(records.get(index), index, taking);
                next.put(partition(records.get(index)), records.get(index).offset() + 1);
            }
            flush(taking);
        } catch (RuntimeException failure) {
            intake = null;
            throw failure;
        } finally {
            if (intake != null || !feed.isBulk()) {
                positions.save(generation.name(feed.name()), next);
            }
        }
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

    /** Not stored is not taken in: the whole batch comes again, for as long as that takes. */
    private void flush(Intake taking) {
        try {
            taking.flush();
        } catch (RuntimeException failure) {
            var message = feed.name() + " could not store what it took in";
            throw new BatchListenerFailedException(message, new NotStoredException(message, failure), 0);
        }
    }

    /** Past it for good: otherwise it would be put aside again after each restart. */
    void passOver(ConsumerRecord<?, ?> record) {
        positions.save(generation.name(feed.name()), Map.of(partition(record), record.offset() + 1));
    }

    static TopicPartition partition(ConsumerRecord<?, ?> record) {
        return new TopicPartition(record.topic(), record.partition());
    }
}
