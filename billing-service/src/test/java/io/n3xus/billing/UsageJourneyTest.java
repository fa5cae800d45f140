package io.n3xus.billing;

import static io.n3xus.billing.RunningBilling.bodies;
import static io.n3xus.billing.RunningBilling.credit;
import static io.n3xus.billing.RunningBilling.holdOf;
import static io.n3xus.billing.RunningBilling.newAccount;
import static io.n3xus.billing.RunningBilling.otherReplica;
import static io.n3xus.billing.RunningBilling.published;
import static io.n3xus.billing.RunningBilling.service;
import static io.n3xus.billing.SessionLog.publish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.n3xus.billing.automation.Session;
import io.n3xus.contracts.usage.PublishedUsageEvent;
import io.n3xus.contracts.usage.PublishedUsageEvent.Level;
import io.n3xus.contracts.usage.PublishedUsageEvent.Quantity;
import io.n3xus.contracts.usage.PublishedUsageEvent.Recorded;
import io.n3xus.platform.follow.ReceivedEvent;
import io.n3xus.platform.money.NexCoin;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Usage as Kafka tells of it, at the prices of the shipped catalogue, on real stores with two replicas or three. */
class UsageJourneyTest {

    private final String account = newAccount();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    @BeforeEach
    void seed() {
        credit(account, "seed:alice", NexCoin.ofWhole(1_000));
    }

    @Test
    void chargesExecutionsAndSpaceOnceWhateverComesAgain() {
        var execution = recorded(1, 50_000, 4);
        var begin = now.minusSeconds(7_200);
        var events = List.of(
                execution,
                level(1, 4_000_000_000_000L, begin),
                level(2, 0, begin.plusSeconds(3_600)),
                execution,
                level(1, 4_000_000_000_000L, begin));
        events.forEach(event -> publish(received(event)));
        events.reversed().forEach(event -> publish(received(event)));
        publish(received(recorded(2, 5, 0)));

        // 50,005 cpu-ms at 200 a second, 4 GiB-ms at 100 a second, 4,000 GB-hours at 139.
        await().untilAsserted(() -> assertThat(lines(account)).isEqualTo(10_001 + 556_000));
        assertThat(charged(account)).isEqualTo(10_001 + 556_000);
    }

    @Test
    void aScaledSessionPaysForEachTierHoweverLateThatIsTold() {
        var session = new Session("sess_" + account.replace("-", ""), account, 1, "standard");
        var begin = now.minusSeconds(10_000);
        service().post("/internal/holds", holdOf(account, session.id, NexCoin.ofWhole(200), 1));
        var created = session.created(begin);
        var activated = session.activated(begin);
        var scaled = session.scaled("performance", begin.plusSeconds(1_800));
        publish(created);
        publish(activated);
        publish(session.terminated(begin.plusSeconds(3_600)));
        await().untilAsserted(() -> assertThat(published(account)).contains("meter.stopped.v1"));
        publish(scaled);
        publish(scaled);

        // Half an hour at 200, half an hour at 400.
        await().untilAsserted(() -> assertThat(charged(account)).isEqualTo(NexCoin.ofWhole(300)));
        assertThat(lines(account)).isEqualTo(NexCoin.ofWhole(300));
    }

    @Test
    void servicesCaptureFromAHoldAndReleaseTheRest() {
        service().post("/internal/holds", holdOf(account, "exec_1", 1_000, 1_000));
        var captures = "/internal/holds/%s/exec_1:1/captures".formatted(account);
        assertThat(service().post(captures, capture(300)).text())
                .isEqualTo("{\"holdId\":\"exec_1:1\",\"amountMicros\":1000,\"capturedMicros\":300}");
        assertThat(otherReplica()
                        .post(captures, capture(300))
                        .json()
                        .get("capturedMicros")
                        .asLong())
                .isEqualTo(300);
        assertThat(otherReplica()
                        .post(captures, capture(1_200))
                        .json()
                        .get("capturedMicros")
                        .asLong())
                .isEqualTo(1_000);
        assertThat(service()
                        .delete("/internal/holds/%s/exec_1:1".formatted(account))
                        .status())
                .isEqualTo(204);
        var late = service().post(captures, capture(1_300));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.json().get("code").asString()).isEqualTo("billing.hold-closed");
        assertThat(service()
                        .post("/internal/holds", holdOf(account, "exec_1", 1_000, 1_000))
                        .status())
                .isEqualTo(409);
        assertThat(charged(account)).isEqualTo(1_000);
    }

    @Test
    void chargesExactlyWhileReplicasComeAndGo() throws Exception {
        var accounts = IntStream.range(0, 4).mapToObj(_ -> newAccount()).toList();
        var sessions = new ArrayList<Session>();
        for (var each : accounts) {
            credit(each, "seed:bob", NexCoin.ofWhole(1_000));
            sessions.add(new Session("sess_" + each.replace("-", ""), each, 1, "standard"));
        }
        var begin = now.minusSeconds(4_000);
        sessions.forEach(session -> {
            publish(session.created(begin));
            publish(session.activated(begin));
        });
        var executions = 0L;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var enough = new AtomicBoolean();
            var load = threads.submit(() -> load(accounts, enough));
            for (var round = 1; round <= 2; round++) {
                var tier = round == 1 ? "performance" : "standard";
                var at = begin.plusSeconds(900L * round);
                try (var _ = RunningBilling.start(20 + round)) {
                    sessions.forEach(session -> publish(session.scaled(tier, at)));
                }
            }
            enough.set(true);
            executions = load.get();
        }
        sessions.forEach(session -> publish(session.terminated(begin.plusSeconds(3_600))));

        // Each of 7 cpu-ms and 50,000 MiB-ms; a quarter of an hour at 200, one at 400 and half an hour at 200.
        var compute = executions * 7 * 200 / 1_000 + executions * 50_000 * 100 / (1_024 * 1_000);
        var expected = compute + NexCoin.ofWhole(50 + 100 + 100);
        for (var each : accounts) {
            await().untilAsserted(() -> assertThat(charged(each)).isEqualTo(expected));
            assertThat(lines(each)).isEqualTo(expected);
        }
    }

    /** Executions for each account, each told twice, as a log may tell it; answers how many. */
    private static long load(List<String> accounts, AtomicBoolean enough) {
        var number = 0;
        for (; !enough.get() || number < 100; number++) {
            for (var each : accounts) {
                publish(received(recorded(each, number, 7, 50_000)));
                publish(received(recorded(each, number, 7, 50_000)));
            }
        }
        return number;
    }

    private Recorded recorded(int number, long cpuMillis, long memory) {
        return recorded(account, number, cpuMillis, memory);
    }

    private static Recorded recorded(String account, int number, long cpuMillis, long memory) {
        var at = Instant.parse("2026-06-01T12:00:00Z").plusSeconds(number);
        return new Recorded(
                account,
                "exec_" + number,
                null,
                "executions",
                "exec_" + number,
                List.of(new Quantity("execution.cpu", "", cpuMillis), new Quantity("execution.memory", "", memory)),
                "ephemeral",
                "succeeded",
                at,
                at.plusMillis(20));
    }

    private Level level(long version, long bytes, Instant at) {
        return new Level(account, "vol_1", "storage", "vol_1", "storage", bytes, version, at);
    }

    private static ReceivedEvent received(PublishedUsageEvent event) {
        var place = new ReceivedEvent.Place(PublishedUsageEvent.TOPIC, 0, 0);
        var at = Instant.parse("2026-06-01T12:00:00Z");
        return new ReceivedEvent(
                "usage-" + event.hashCode(),
                "usage",
                event.accountId(),
                0,
                at,
                event.accountId(),
                "req-1",
                place,
                event);
    }

    private static Map<String, Object> capture(long micros) {
        return Map.of("service", "executions", "capturedMicros", micros);
    }

    private static long charged(String account) {
        var types = published(account);
        var bodies = bodies(account);
        return IntStream.range(0, types.size())
                .mapToLong(index -> switch (types.get(index)) {
                    case "nexcoin.debited.v1" ->
                        bodies.get(index).get("amount_micros").asLong();
                    case "nexcoin.refunded.v1" ->
                        -bodies.get(index).get("amount_micros").asLong();
                    default -> 0;
                })
                .sum();
    }

    /** What all lines cost less what could not be collected. */
    private static long lines(String account) {
        return bodies(account).stream()
                .filter(body -> body.has("lines"))
                .mapToLong(body ->
                        sum(body.get("lines")) - body.get("uncollected_micros").asLong())
                .sum();
    }

    private static long sum(JsonNode lines) {
        return lines.valueStream()
                .mapToLong(line -> line.get("amount_micros").asLong())
                .sum();
    }
}
