package io.n3xus.billing.read.ledger;

import static io.n3xus.billing.RunningBilling.credit;
import static io.n3xus.billing.RunningBilling.newAccount;
import static io.n3xus.billing.RunningBilling.service;
import static io.n3xus.billing.RunningBilling.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.n3xus.billing.AnotherReplica;
import io.n3xus.contracts.billing.PublishedBillingEvent.Credited;
import io.n3xus.testkit.Backends;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A process that rebuilds is killed with signal 9 at several moments: those in use serve on as if nothing had been. */
class KilledRebuildTest {

    private static final int EVENTS = 60_000;
    private static final List<String> MOMENTS = List.of("pages", "accounts");

    private final String account = newAccount();
    private final MongoDatabase database = MongoClients.create(Objects.requireNonNull(
                    Backends.properties("billing-service").get("nexus.mongo.uri")))
            .getDatabase("billing_service");
    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void leavesThoseInUseAsTheyWere() throws Exception {
        fill();
        credit(account, "order:1", 1_000);
        await().untilAsserted(() -> assertThat(digest().get("entries").asLong()).isGreaterThan(EVENTS));
        var live = number("generation");
        for (var moment : MOMENTS) {
            var before = digest();
            killedWhen(moment);

            assertThat(number("generation"))
                    .as("unless it was done just before")
                    .isIn(live, number("building"));
            live = number("generation");
            assertThat(digest()).isEqualTo(before);
            assertThat(user(account).get("/api/v1/supercore/wallet").status()).isEqualTo(200);
        }
        credit(account, "order:2", 200);
        await().untilAsserted(() ->
                assertThat(user(account).get("/api/v1/supercore/wallet").text()).contains("\"balance\":0.0012"));

        // The lease of the killed one has to end.
        await().untilAsserted(
                        () -> assertThat(rebuild().path("switched").asBoolean()).isTrue());
        assertThat(database.listCollectionNames())
                .filteredOn(name -> name.startsWith("accounts"))
                .hasSize(1);
        assertThat(user(account).get("/api/v1/supercore/wallet").text()).contains("\"balance\":0.0012");
    }

    private static void fill() {
        try (var producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, Backends.kafkaServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            var many = newAccount();
            for (var sequence = 0; sequence < EVENTS; sequence++) {
                var credited = new Credited(many, "e" + sequence, "grant", 1, sequence + 1, 0, Instant.EPOCH);
                var _ = producer.send(LedgerRecords.record(credited, sequence));
            }
        }
    }

    /** Waits for the lease of the one before, begins a rebuild in another process and kills it at that moment. */
    private void killedWhen(String moment) throws IOException {
        var begunBefore = number("building");
        var process = start();
        await().until(() -> number("building") > begunBefore && hasCome(moment, number("building")));
        process.destroyForcibly();
        await().until(() -> !process.isAlive());
    }

    private boolean hasCome(String moment, long number) {
        return database.getCollection(moment + ".g" + number).find().first() != null;
    }

    private long number(String field) {
        var document = database.getCollection("generations").find().first();
        return document == null ? 0 : document.get(field, 0L);
    }

    private Process start() throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                AnotherReplica.class.getName()));
        Backends.properties("billing-service").forEach((name, value) -> command.add(name + "=" + value));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        started.add(process);
        return process;
    }

    private static JsonNode digest() {
        return service().get("/internal/ledger/digest").json();
    }

    private static JsonNode rebuild() {
        var reply = service().send("POST", "/internal/rebuild", null);
        return JsonMapper.shared().readTree(reply.text().lines().toList().getLast());
    }
}
