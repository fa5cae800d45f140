package io.n3xus.platform.follow;

import io.n3xus.platform.follow.BulkProjection.Start;
import io.n3xus.platform.service.PlatformSettings;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.core.NestedExceptionUtils;

/** Feeds one projection with some partitions from their first event on, into a generation that nobody reads yet. */
final class Replay implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final int BYTES_AT_ONCE = 8 << 20;
    private static final int RECORDS_AT_ONCE = 10_000;

    /**
     * A sixteenth of the memory there is, at some 128 bytes an event. Each time it is reached, documents are stored that
     * will be stored again.
     */
    private static final long EVENTS_IN_MEMORY = Runtime.getRuntime().maxMemory() / 16 / 128;

    private final Feed feed;
    private final Generation generation;
    private final Positions positions;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Intake intake;
    private final Map<TopicPartition, Long> begin;
    private volatile long done;
    private final AtomicLong passedOver = new AtomicLong();

    Replay(
            Feed feed,
            Generation generation,
            Positions positions,
            PlatformSettings.Kafka kafka,
            Collection<TopicPartition> partitions) {
        this.feed = feed;
        this.generation = generation;
        this.positions = positions;
        consumer = consumer(kafka);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        begin = consumer.beginningOffsets(partitions);
        intake = Generations.in(generation, () -> feed.open(Start.EMPTY));
    }

    /** Takes in all events before these offsets, as far as the log has them, and stores what they amount to. */
    void upTo(Map<TopicPartition, Long> ends) {
        Generations.in(generation, () -> {
            var last = new HashMap<>(consumer.endOffsets(begin.keySet()));
            last.replaceAll((partition, end) -> Math.min(end, ends.getOrDefault(partition, 0L)));
            while (!reached(last)) {
                takePoll();
            }
            intake.flush();
            positions.save(generation.name(feed.name()), reached());
        });
    }

    private void takePoll() {
        for (var record : consumer.poll(POLL)) {
            take(record);
        }
        done = reached().entrySet().stream()
                .mapToLong(at -> at.getValue() - begin.getOrDefault(at.getKey(), 0L))
                .sum();
        if (intake.unstored() > EVENTS_IN_MEMORY) {
            intake.flush();
        }
    }

    private boolean reached(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private Map<TopicPartition, Long> reached() {
        var reached = new HashMap<TopicPartition, Long>();
        begin.keySet().forEach(partition -> reached.put(partition, consumer.position(partition)));
        return reached;
    }

    /** What could not be taken in the first time is among the dead letters and is passed over again. */
    private void take(ConsumerRecord<String, byte[]> record) {
        try {
            intake.take(record);
        } catch (RuntimeException failure) {
            if (DeadLetters.isTransient(failure)) {
                throw failure;
            }
            intake.stop(record, String.valueOf(NestedExceptionUtils.getMostSpecificCause(failure)));
            passedOver.incrementAndGet();
        }
    }

    /** How many events there are before these offsets. */
    long before(Map<TopicPartition, Long> ends) {
        return begin.entrySet().stream()
                .mapToLong(first -> Math.max(0, ends.getOrDefault(first.getKey(), 0L) - first.getValue()))
                .sum();
    }

    /** Events that were read so far; any thread may ask. */
    long done() {
        return done;
    }

    /** Events that could not be taken in. */
    long passedOver() {
        return passedOver.get();
    }

    static List<TopicPartition> partitions(PlatformSettings.Kafka kafka, Set<String> topics) {
        try (var consumer = consumer(kafka)) {
            return topics.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
        }
    }

    /** One that is assigned its partitions and commits nothing. */
    static KafkaConsumer<String, byte[]> consumer(PlatformSettings.Kafka kafka) {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        kafka.servers(),
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        RECORDS_AT_ONCE,
                        ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                        BYTES_AT_ONCE / 4,
                        ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                        BYTES_AT_ONCE,
                        ConsumerConfig.RECEIVE_BUFFER_CONFIG,
                        BYTES_AT_ONCE / 8),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    @Override
    public void close() {
        consumer.close();
    }
}
