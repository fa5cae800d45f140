package io.n3xus.bench.ledger;

import io.n3xus.bench.ledger.SqlWallets.SqlServer;
import io.n3xus.embedded.EmbeddedKafka;
import io.n3xus.embedded.EmbeddedMongo;
import io.n3xus.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.springframework.util.FileSystemUtils;

/** Pairs of hold and capture a second, by one wallet and by many, beside plain SQL on the same PostgreSQL, in turns. */
public final class LedgerBench {

    private static final int MANY = 10_000;
    private static final long RICH = 1_000_000_000_000L;
    private static final int WARM_SECONDS = 8;
    private static final int SECONDS = 6;
    private static final int READS = 2_000;
    private static final int READS_A_SECOND = 200;

    /** Measures and prints. */
    public void run() throws IOException, InterruptedException {
        var directory = Files.createTempDirectory("n3xus-bench-ledger-");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
        var password = UUID.randomUUID().toString();
        try (var postgres = new EmbeddedPostgres(new EmbeddedPostgres.Settings(
                        directory.resolve("postgres"), directory.resolve("programs"), 0, password));
                var kafka = new EmbeddedKafka(new EmbeddedKafka.Settings(directory.resolve("kafka"), 0, 0));
                var mongo = new EmbeddedMongo(new EmbeddedMongo.Settings(directory.resolve("mongo"), 0))) {
            var server = new SqlServer(postgres.url(), EmbeddedPostgres.USER, password);
            try (var ours = new Ours(properties(server, kafka, mongo));
                    var forUpdate = new ForUpdate(server);
                    var atomic = new AtomicUpdate(server);
                    var batches = new Batches(server)) {
                ours.publish(false);
                compare(List.of(ours, forUpdate, atomic, batches));
                System.out.println();
                halfLoad(ours);
                ours.publish(true);
                ours.awaitPublished();
                reads(ours);
                checked(ours);
            }
        } finally {
            FileSystemUtils.deleteRecursively(directory);
        }
    }

    private static Map<String, Object> properties(SqlServer server, EmbeddedKafka kafka, EmbeddedMongo mongo) {
        return Map.of(
                "server.port", 0,
                "nexus.node", "billing-service-1",
                "nexus.identity.url", "http://127.0.0.1:1",
                "nexus.kafka.servers", kafka.servers(),
                "nexus.mongo.uri", mongo.uri(),
                "nexus.postgres.url", server.url(),
                "nexus.postgres.user", server.user(),
                "nexus.postgres.password", server.password());
    }

    private static void compare(List<Contender> all) throws InterruptedException {
        for (var each : all) {
            each.credit(MANY, RICH);
            new Load(each, 64, MANY).run(WARM_SECONDS);
            new Load(each, 64, 1).run(WARM_SECONDS / 2.0);
        }
        for (var wallets : List.of(1, MANY)) {
            System.out.printf(
                    "%n%-24s %9s %12s %9s %9s%n",
                    wallets == 1 ? "one wallet" : "10,000 wallets", "clients", "pairs/s", "p50 ms", "p99 ms");
            for (var clients : List.of(1, 8, 64)) {
                for (var each : all) {
                    var result = new Load(each, clients, wallets).run(SECONDS);
                    System.out.printf(
                            "%-24s %9d %,12.0f %9.2f %9.2f%n",
                            each.name(), clients, result.rate(), result.p50(), result.p99());
                }
            }
        }
    }

    private static void halfLoad(Ours ours) throws InterruptedException {
        var full = new Load(ours, 64, 1).run(SECONDS);
        var half = new Load(ours, 64, 1).run(SECONDS, full.rate() / 2);
        System.out.printf(
                "one wallet at half load: %,.0f pairs/s, p50 %.2f ms, p99 %.2f ms%n",
                half.rate(), half.p50(), half.p99());
    }

    private static void reads(Ours ours) throws InterruptedException {
        var took = new long[READS];
        var writer = Thread.startVirtualThread(() -> {
            try {
                new Load(ours, 16, MANY).run((double) READS / READS_A_SECOND + 1, 1_000);
            } catch (InterruptedException end) {
                Thread.currentThread().interrupt();
            }
        });
        for (var read = 0; read < READS; read++) {
            var from = System.nanoTime();
            ours.balance(read % MANY);
            took[read] = System.nanoTime() - from;
            LockSupport.parkNanos(1_000_000_000 / READS_A_SECOND);
        }
        writer.join();
        Arrays.sort(took);
        System.out.printf(
                "balance read beside 1,000 pairs/s: p50 %.2f ms, p99 %.2f ms%n",
                took[READS / 2] / 1e6, took[READS * 99 / 100] / 1e6);
    }

    private static void checked(Ours ours) {
        var sum = ours.sum();
        System.out.printf(
                "smallest balance ever %,d; %,d micro-NexCoin came in, %,d are there%n",
                sum.smallestBalanceMicros(), MANY * RICH, sum.allMicros());
    }
}
