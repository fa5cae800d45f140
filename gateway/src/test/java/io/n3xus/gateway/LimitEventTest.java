package io.n3xus.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.n3xus.embedded.EmbeddedKafka;
import io.n3xus.platform.event.Wire;
import io.n3xus.testkit.ApiClient.Reply;
import io.n3xus.testkit.KafkaRecords;
import io.n3xus.testkit.TestTokens;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Refusals on a real broker: one event for each account, limit and window, however many are refused. */
class LimitEventTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Map<String, String> SETTINGS = Map.of(
            "nexus.gateway.limits.events", "true",
            "nexus.gateway.limits.tables.supercore.all.windows.minute.lasts", "1h",
            "nexus.gateway.limits.tables.supercore.all.windows.minute.plans.free", "3",
            "nexus.gateway.limits.unknown.windows.minute.lasts", "1h",
            "nexus.gateway.limits.unknown.windows.minute.requests", "2");

    @Test
    void tellsOnceForEachAccountAndWindow(@TempDir Path directory) {
        try (var tokens = TestTokens.start();
                var service = new StubService("session");
                var kafka = new EmbeddedKafka(new EmbeddedKafka.Settings(directory, 0, 0));
                var gateway = TestGateway.with(tokens, settings(service, kafka.servers()))) {
            var alice = ask(gateway, tokens, "alice");
            var bob = ask(gateway, tokens, "bob");
            IntStream.range(0, 9).forEach(_ -> gateway.client().get("/v1/nothing"));

            await().atMost(LIMIT).untilAsserted(() -> assertThat(events(kafka)).hasSize(3));
            var event = events(kafka).getFirst();
            var json = Wire.JSON.readTree(new String(event.value(), UTF_8));
            assertThat(event.key()).isEqualTo(alice.header("X-Request-Id"));
            assertThat(KafkaRecords.header(event, Wire.TYPE)).isEqualTo("rate-limit.exceeded.v1");
            assertThat(KafkaRecords.header(event, Wire.CORRELATION)).isEqualTo(event.key());
            assertThat(json.path("user_id").asString()).isEqualTo("alice");
            assertThat(json.path("limit").asString()).isEqualTo("supercore-free");
            assertThat(json.path("requests").asInt()).isEqualTo(3);
            assertThat(json.path("window_seconds").asLong()).isEqualTo(3600);
            assertThat(users(kafka)).containsExactlyInAnyOrder("alice", "bob", "null");
            assertThat(bob.status()).isEqualTo(429);
        }
    }

    @Test
    void namesTheOpeningOfASocketOnWhichTooMuchWasSent(@TempDir Path directory) {
        var rule = "nexus.gateway.limits.tables.streamspace.other";
        try (var tokens = TestTokens.start();
                var stream = new StubSocketService();
                var kafka = new EmbeddedKafka(new EmbeddedKafka.Settings(directory, 0, 0));
                var gateway = TestGateway.with(
                        tokens,
                        Map.of(
                                "nexus.gateway.services.stream",
                                stream.url(),
                                "nexus.gateway.limits.events",
                                "true",
                                rule + ".messages.close",
                                "4001",
                                rule + ".windows.minute.requests",
                                "1",
                                "nexus.kafka.servers",
                                kafka.servers()))) {
            var open = SocketClient.open(gateway.port(), "/vnc-viewer/sess_1?token=" + tokens.user("alice"), null);
            open.send(new byte[] {1});
            open.send(new byte[] {2});

            await().atMost(LIMIT).untilAsserted(() -> assertThat(events(kafka)).hasSize(1));
            assertThat(events(kafka).getFirst().key())
                    .isEqualTo(stream.headers().getFirst().get("X-Request-Id"));
        }
    }

    /** The answers are as without events, and come as fast: they do not wait for a broker that is not there. */
    @Test
    void refusesAsWellWithoutABroker() {
        try (var tokens = TestTokens.start();
                var service = new StubService("session");
                var gateway = TestGateway.with(tokens, settings(service, "127.0.0.1:1"))) {
            IntStream.range(0, 12)
                    .forEach(user -> assertThat(
                                    ask(gateway, tokens, "user-" + user).status())
                            .isEqualTo(429));
        }
    }

    private static Map<String, String> settings(StubService service, String kafka) {
        var all = new HashMap<>(SETTINGS);
        all.put("nexus.gateway.services.session", service.url());
        all.put("nexus.kafka.servers", kafka);
        return all;
    }

    /** The answer to the first request that is refused. */
    private static Reply ask(TestGateway gateway, TestTokens tokens, String account) {
        var client = gateway.superCore(
                tokens.sign(TestTokens.claims(account, "user", "free").build()));
        var replies = IntStream.range(0, 7)
                .mapToObj(_ -> client.get("/v1/supercore/sessions"))
                .toList();
        assertThat(replies.stream().filter(reply -> reply.status() == 200)).hasSize(3);
        return replies.get(3);
    }

    private static List<ConsumerRecord<String, byte[]>> events(EmbeddedKafka kafka) {
        return KafkaRecords.of(kafka.servers(), "gateway.events").stream()
                .sorted(Comparator.comparingLong(ConsumerRecord::timestamp))
                .toList();
    }

    private static List<String> users(EmbeddedKafka kafka) {
        return events(kafka).stream()
                .map(each -> Wire.JSON.readTree(each.value()).path("user_id"))
                .map(user -> user.isNull() ? "null" : user.asString())
                .toList();
    }
}
