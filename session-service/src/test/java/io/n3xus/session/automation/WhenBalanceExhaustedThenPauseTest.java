package io.n3xus.session.automation;

import static io.n3xus.session.support.TestPlatform.AGENT;
import static io.n3xus.session.support.TestPlatform.CLOCK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.n3xus.session.api.SessionId;
import io.n3xus.session.support.Owner;
import io.n3xus.testkit.Backends;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** Feeds what billing-service publishes, in its literal form and with a field of a later version. */
class WhenBalanceExhaustedThenPauseTest {

    private final Owner alice = new Owner();

    @Test
    void pausesAsOfTheInstantTheMoneyRanOut() {
        var id = alice.createActive("basic");
        CLOCK.pass(Duration.ofMinutes(1));
        var exhaustedAt = CLOCK.instant();
        CLOCK.pass(Duration.ofMinutes(5));

        announce(id, 1, exhaustedAt);

        alice.awaitStatus(id, "paused");
        assertThat(alice.session(id).get("uptime").intValue()).isEqualTo(60);
        assertThat(alice.session(id).get("pauseReason").stringValue()).isEqualTo("balance_exhausted");
        await().until(() ->
                Objects.requireNonNull(AGENT.machine(id.value())).state().equals("frozen"));
    }

    @Test
    void leavesALaterRunAlone() {
        var id = alice.createActive("basic");
        alice.pause(id);
        alice.resume(id);
        var witness = alice.createActive("basic");

        announce(id, 1, CLOCK.instant());
        announce(SessionId.of(UUID.randomUUID()), 1, CLOCK.instant());
        announce(witness, 1, CLOCK.instant());

        alice.awaitStatus(witness, "paused");
        assertThat(alice.session(id).get("status").stringValue()).isEqualTo("active");
        assertThat(Objects.requireNonNull(AGENT.machine(id.value())).state()).isEqualTo("running");
    }

    private void announce(SessionId id, int run, Instant exhaustedAt) {
        var record = new ProducerRecord<>(
                "billing.events", alice.userId, """
                {"account_id": "%s", "session_id": "%s", "run": %d, "exhausted_at": "%s", "at": "%s", "added_later": 1}""".formatted(alice.userId, id, run, exhaustedAt, CLOCK.instant()));
        Map.of(
                        "ce_id",
                        id + "/" + run,
                        "ce_type",
                        "balance.exhausted.v1",
                        "ce_sequence",
                        "1",
                        "ce_time",
                        "2026-01-12T10:00:00Z")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", Backends.kafkaServers()), new StringSerializer(), new StringSerializer())) {
            var _ = producer.send(record);
        }
    }
}
