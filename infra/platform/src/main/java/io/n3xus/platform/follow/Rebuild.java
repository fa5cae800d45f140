package io.n3xus.platform.follow;

import com.mongodb.client.MongoDatabase;
import io.n3xus.platform.service.PlatformSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.bson.Document;

/**
 * Drops the projections of this service and makes them again from the log, up to where they stood, while the platform
 * runs. What happens meanwhile waits on Kafka and is taken in afterwards.
 */
final class Rebuild {

    private static final Duration POLL = Duration.ofMillis(500);

    /** Followers look at the lock before each event: after this long, none is at one that began before. */
    private static final Duration LAST_EVENTS = Duration.ofSeconds(1);

    private final PlatformSettings settings;
    private final MongoDatabase database;
    private final Positions positions;
    private final RebuildLock lock;
    private final Followers followers;
    private final ProjectionDigest digest;

    Rebuild(
            PlatformSettings settings,
            MongoDatabase database,
            Positions positions,
            RebuildLock lock,
            Followers followers,
            ProjectionDigest digest) {
        this.settings = settings;
        this.database = database;
        this.positions = positions;
        this.lock = lock;
        this.followers = followers;
        this.digest = digest;
    }

    /** Told after each batch: the projection, the events taken in and the events there are. */
    @FunctionalInterface
    interface Progress {
        void at(String projection, long done, long total);
    }

    /**
     * The digests of the projections before and after.
     *
     * @param passedOver events that could not be taken in; they are among the dead letters
     */
    record Outcome(String digestBefore, String digestAfter, long passedOver) {}

    synchronized Outcome run(Progress progress) {
        lock.take();
        try {
            LockSupport.parkNanos(LAST_EVENTS.toNanos());
            var projections = followers.projections();
            var ends = endsOf(projections);
            var before = digest.digest(ends);
            var passedOver = 0L;
            for (var projection : projections) {
                passedOver += replay(projection, progress);
            }
            return new Outcome(before, digest.digest(ends), passedOver);
        } finally {
            lock.release();
        }
    }

    private Map<TopicPartition, Long> endsOf(List<Projection> projections) {
        var ends = new HashMap<TopicPartition, Long>();
        for (var projection : projections) {
            positions.findAll(projection.name()).forEach((partition, next) -> ends.merge(partition, next, Math::min));
        }
        return ends;
    }

    /** Returns how many events were passed over. */
    private long replay(Projection projection, Progress progress) {
        var passedOver = 0L;
        var ends = positions.findAll(projection.name());
        var total = ends.values().stream().mapToLong(Long::longValue).sum();
        // First, so that followers go on from the begin should this end before it is done.
        var begin = new HashMap<>(ends);
        begin.replaceAll((_, _) -> 0L);
        positions.save(projection.name(), begin);
        projection.collections().forEach(name -> database.getCollection(name).deleteMany(new Document()));
        var listener = new FollowerListener(projection, new EventReader(projection.events()), positions, lock);
        var reader = new EventReader(projection.events());
        try (var consumer = consumer()) {
            consumer.assign(ends.keySet());
            consumer.seekToBeginning(ends.keySet());
            for (var done = 0L; done < total; ) {
                for (var record : consumer.poll(POLL)) {
                    var wanted = record.offset() < ends.getOrDefault(FollowerListener.partition(record), 0L);
                    passedOver += wanted && !take(record, reader, listener) ? 1 : 0;
                }
                done = ends.entrySet().stream()
                        .mapToLong(end -> Math.min(consumer.position(end.getKey()), end.getValue()))
                        .sum();
                lock.renew();
                progress.at(projection.name(), done, total);
            }
        }
        positions.save(projection.name(), ends);
        return passedOver;
    }

    /** What could not be taken in the first time is among the dead letters and is passed over again. */
    private static boolean take(ConsumerRecord<String, byte[]> record, EventReader reader, FollowerListener listener) {
        try {
            reader.read(record).ifPresent(listener::take);
            return true;
        } catch (RuntimeException failure) {
            if (DeadLetters.isTransient(failure)) {
                throw failure;
            }
            return false;
        }
    }

    private KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.kafka().servers()),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }
}
