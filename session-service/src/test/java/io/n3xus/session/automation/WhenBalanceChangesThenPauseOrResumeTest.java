package io.n3xus.session.automation;

import static io.n3xus.session.support.TestPlatform.AGENT;
import static io.n3xus.session.support.TestPlatform.BILLING;
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
class WhenBalanceChangesThenPauseOrResumeTest {

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

    @Test
    void goesOnWhenMoneyComesIn() {
        var id = alice.createActive("basic");
        announce(id, 1, CLOCK.instant());
        alice.awaitStatus(id, "paused");

        toppedUp();

        alice.awaitStatus(id, "active");
        assertThat(BILLING.holdsOf(id.value())).contains(id.holdId(2));
        await().until(() ->
                Objects.requireNonNull(AGENT.machine(id.value())).state().equals("running"));
    }

    @Test
    void moneyRightAfterTheEndFindsThePauseAlready() {
        var id = alice.createActive("basic");

        announce(id, 1, CLOCK.instant());
        toppedUp();

        await().until(() -> BILLING.holdsOf(id.value()).contains(id.holdId(2)));
        alice.awaitStatus(id, "active");
    }

    @Test
    void staysPausedUntilTheMoneySuffices() {
        var id = alice.createActive("basic");
        var witness = alice.createActive("basic");
        announce(id, 1, CLOCK.instant());
        alice.awaitStatus(id, "paused");
        BILLING.makePoor(alice.userId);

        toppedUp();
        announce(witness, 1, CLOCK.instant()); // Told after the top-up, so that was dealt with.

        alice.awaitStatus(witness, "paused");
        assertThat(alice.session(id).get("status").stringValue()).isEqualTo("paused");
        BILLING.makeRich(alice.userId);
        toppedUp();
        alice.awaitStatus(id, "active");
        alice.awaitStatus(witness, "active");
    }

    @Test
    void leavesAloneWhatItsOwnerPaused() {
        var id = alice.createActive("basic");
        var witness = alice.createActive("basic");
        alice.pause(id);
        announce(witness, 1, CLOCK.instant());
        alice.awaitStatus(witness, "paused");

        toppedUp();

        alice.awaitStatus(witness, "active");
        assertThat(alice.session(id).get("status").stringValue()).isEqualTo("paused");
    }

    private void toppedUp() {
        publish("nexcoin.credited.v1", UUID.randomUUID().toString(), """
                {"account_id": "%s", "entry_id": "e", "reason": "top_up", "amount_micros": 5, "balance_micros": 5,
                 "held_micros": 0, "at": "%s"}""".formatted(alice.userId, CLOCK.instant()));
    }

    private void announce(SessionId id, int run, Instant exhaustedAt) {
        publish("balance.exhausted.v1", id + "/" + run, """
                {"account_id": "%s", "session_id": "%s", "run": %d, "exhausted_at": "%s", "at": "%s", "added_later": 1}""".formatted(
                        alice.userId, id, run, exhaustedAt, CLOCK.instant()));
    }

    private void publish(String type, String eventId, String body) {
        var record = new ProducerRecord<>("billing.events", alice.userId, body);
        Map.of("ce_id", eventId, "ce_type", type, "ce_sequence", "1", "ce_time", "2026-01-12T10:00:00Z")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", Backends.kafkaServers()), new StringSerializer(), new StringSerializer())) {
            var _ = producer.send(record);
        }
    }
}
