package io.n3xus.bench.rebuild;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import io.n3xus.contracts.billing.PublishedBillingEvent;
import io.n3xus.embedded.EmbeddedKafka;
import io.n3xus.embedded.EmbeddedMongo;
import io.n3xus.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.bson.Document;
import org.springframework.util.FileSystemUtils;

/** Reads a log of billing with a bare consumer and makes the ledger from it, in turns, in one process with the broker. */
public final class RebuildBench {

    private static final long EVENTS = 5_000_000;
    private static final int ACCOUNTS = 10_000;
    private static final int ROUNDS = 3;
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    /** From {@code --events N}; without, five million. */
    public static long events(List<String> options) {
        return options.size() == 2 && options.getFirst().equals("--events")
                ? Long.parseLong(options.getLast())
                : EVENTS;
    }

    /** Measures and prints. */
    public void run(long events) throws Exception {
        var directory = Files.createTempDirectory("n3xus-bench-rebuild-");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
        var password = UUID.randomUUID().toString();
        try (var postgres = new EmbeddedPostgres(new EmbeddedPostgres.Settings(
                        directory.resolve("postgres"), directory.resolve("programs"), 0, password));
                var kafka = new EmbeddedKafka(new EmbeddedKafka.Settings(directory.resolve("kafka"), 0, 0));
                var mongo = new EmbeddedMongo(new EmbeddedMongo.Settings(directory.resolve("mongo"), 0))) {
            var log = new BillingLog(kafka.servers());
            try (var billing = new RunningBilling(Map.of(
                    "nexus.node",
                    "billing-service-1",
                    "nexus.kafka.servers",
                    kafka.servers(),
                    "nexus.mongo.uri",
                    mongo.uri(),
                    "nexus.postgres.url",
                    postgres.url(),
                    "nexus.postgres.user",
                    EmbeddedPostgres.USER,
                    "nexus.postgres.password",
                    password))) {
                System.out.printf(
                        "%-44s %12s %10s %12s %16s%n", "", "events", "seconds", "events/s", "processor µs each");
                follow(log, events, mongo.uri());
                for (var round = 0; round < ROUNDS; round++) {
                    compare(log, billing);
                }
            }
        } finally {
            FileSystemUtils.deleteRecursively(directory);
        }
    }

    /** Returns when the live projection stands at the end of the log. */
    private static void follow(BillingLog log, long events, String mongo) {
        var clock = new Clock();
        var written = log.fill(events, ACCOUNTS);
        clock.print("written, and followed meanwhile", written);
        try (var client = MongoClients.create(mongo)) {
            var positions = client.getDatabase("billing_service").getCollection("positions");
            while (taken(positions) < written) {
                LockSupport.parkNanos(LOOK_AGAIN_NANOS);
            }
        }
        clock.print("followed to the end", written);
    }

    private static long taken(MongoCollection<Document> positions) {
        var taken = 0L;
        for (var position : positions.find(new Document("topic", PublishedBillingEvent.TOPIC))) {
            taken += position.getString("follower").equals("billing.accounts") ? position.getLong("next") : 0;
        }
        return taken;
    }

    private static void compare(BillingLog log, RunningBilling billing) throws Exception {
        var clock = new Clock();
        clock.print("a bare consumer", log.read());
        clock = new Clock();
        var rebuilt = billing.rebuild();
        for (var each : rebuilt.projections()) {
            System.out.printf(
                    "%-44s %,12d %10.1f %,12d%n",
                    "rebuild: read and kept by " + each.projection(),
                    each.events(),
                    (double) each.events() / each.perSecond(),
                    each.perSecond());
        }
        clock.print(
                "rebuild: all, both digests, and changed over",
                rebuilt.projections().getFirst().events());
        if (!rebuilt.switched()) {
            throw new IllegalStateException("The digests differ.");
        }
    }

    /** Time, and what of it the processors worked for this process, the broker and the stores in it. */
    private static final class Clock {

        private final long from = System.nanoTime();
        private final Duration worked = worked();

        void print(String what, long events) {
            var seconds = (System.nanoTime() - from) / 1e9;
            var micros = worked().minus(worked).toNanos() / 1e3 / events;
            System.out.printf("%-44s %,12d %10.1f %,12.0f %16.2f%n", what, events, seconds, events / seconds, micros);
        }

        private static Duration worked() {
            return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
        }
    }
}
