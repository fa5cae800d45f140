package io.n3xus.billing.webhook;

import static io.n3xus.billing.RunningBilling.credit;
import static io.n3xus.billing.RunningBilling.newAccount;
import static io.n3xus.billing.RunningBilling.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.n3xus.billing.RunningBilling;
import io.n3xus.testkit.ApiClient;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** From a movement of money to somebody's server, through Kafka and two replicas on real stores. */
class WebhookDeliveryTest {

    private static final String HOOKS = "/api/v1/billing/webhooks";

    private final String account = newAccount();
    private final ApiClient owner = user(account);

    @Test
    void tellsTheOwnersServerInAWayItCanCheck() {
        try (var receiver = Receiver.answering(200)) {
            var hook = hook(receiver.url(), "nexcoin.credited.v1");
            credit(account, "order:1", 2_500_000);
            RunningBilling.service()
                    .post("/internal/holds", RunningBilling.holdOf(account, "sess_" + account, 1_000_000, 1));

            await().untilAsserted(() -> assertThat(receiver.received()).hasSize(1));
            var received = receiver.received().getFirst();
            assertThat(received.isSignedWith(hook.get("secret").asString())).isTrue();
            assertThat(received.type()).startsWith("application/cloudevents+json");
            var event = received.json();
            assertThat(event.propertyNames())
                    .contains("specversion", "id", "source", "type", "subject", "time", "datacontenttype", "data");
            assertThat(event.get("type").asString()).isEqualTo("nexcoin.credited.v1");
            assertThat(event.at("/data/amount_micros").asLong()).isEqualTo(2_500_000);

            await().untilAsserted(() -> assertThat(states(hook)).containsExactly("delivered"));
            var line = deliveries(hook).get("deliveries").get(0);
            assertThat(line.get("id").asString()).isEqualTo(received.id());
            assertThat(line.get("event_id").asString())
                    .isEqualTo(event.get("id").asString());
            assertThat(line.get("last_status").asInt()).isEqualTo(200);
        }
    }

    @Test
    void twoReplicasSendEachOnce() {
        try (var receiver = Receiver.answering(204)) {
            var hook = hook(receiver.url(), "*");
            for (var number = 0; number < 40; number++) {
                credit(account, "order:" + number, 1_000);
            }
            await().untilAsserted(() -> assertThat(states(hook)).hasSize(40).containsOnly("delivered"));
            assertThat(receiver.ids()).hasSize(40).doesNotHaveDuplicates();
        }
    }

    @Test
    void whatWasMissedComesWhenTheServerIsBack() {
        int port;
        try (var receiver = Receiver.answering(200)) {
            port = receiver.port();
        }
        var hook = hook("http://127.0.0.1:%d/".formatted(port), "*");
        credit(account, "order:1", 1_000);
        await().untilAsserted(() -> assertThat(
                        deliveries(hook).at("/deliveries/0/last_error").asString(""))
                .contains("refused"));
        try (var back = Receiver.at(port)) {
            await().untilAsserted(() -> assertThat(states(hook)).containsExactly("delivered"));
            assertThat(back.ids()).hasSize(1);
        }
    }

    @Test
    void whatFailsForTooLongIsADeadLetterThatCanBeSentAgain() {
        var status = new AtomicInteger(500);
        try (var receiver = Receiver.answering(_ -> status.get())) {
            var hook = hook(receiver.url(), "*");
            credit(account, "order:1", 1_000);

            await().untilAsserted(() -> assertThat(states(hook)).containsExactly("dead"));
            assertThat(receiver.ids()).hasSize(5).containsOnly(receiver.ids().getFirst());
            var dead = owner.get(HOOKS + "/dead-letters").json();
            assertThat(dead.at("/pagination/total").asInt()).isOne();
            var letter = dead.at("/deliveries/0");
            assertThat(letter.get("last_error").asString()).isEqualTo("answered 500");
            assertThat(user(newAccount()).get(HOOKS + "/dead-letters").json().get("deliveries"))
                    .isEmpty();

            status.set(200);
            var path = "%s/%s/deliveries/".formatted(HOOKS, hook.get("id").asString());
            var replayed = owner.send("POST", path + letter.get("id").asString() + "/replay", null);
            assertThat(replayed.status()).isEqualTo(202);
            assertThat(replayed.json().get("state").asString()).isEqualTo("pending");
            await().untilAsserted(() -> assertThat(states(hook)).containsExactly("delivered"));
            assertThat(receiver.ids()).hasSize(6).containsOnly(letter.get("id").asString());
            assertThat(owner.get(HOOKS + "/dead-letters").json().get("deliveries"))
                    .isEmpty();
            assertThat(owner.send("POST", path + "whd_0/replay", null).status()).isEqualTo(404);
        }
    }

    @Test
    void aSlowServerKeepsNoOtherWaiting() {
        var slow = new CountDownLatch(1);
        try (var hanging = Receiver.answering(_ -> after(slow));
                var fast = Receiver.answering(204)) {
            var stuck = hook(hanging.url(), "*");
            var flowing = hook(fast.url(), "*");
            for (var number = 0; number < 20; number++) {
                credit(account, "order:" + number, 1_000);
            }
            await().untilAsserted(() -> assertThat(fast.ids()).hasSize(20));
            assertThat(states(stuck)).contains("pending").doesNotContain("delivered");
            assertThat(hanging.received()).isNotEmpty();

            slow.countDown();
            await().untilAsserted(() -> assertThat(states(stuck)).hasSize(20).containsOnly("delivered"));
            assertThat(states(flowing)).containsOnly("delivered");
        } finally {
            slow.countDown();
        }
    }

    @Test
    void aHookThatIsRemovedIsToldNothingMore() {
        try (var removed = Receiver.answering(204);
                var other = Receiver.answering(204)) {
            var hook = hook(removed.url(), "*");
            hook(other.url(), "*");
            credit(account, "order:1", 1_000);
            await().untilAsserted(() -> assertThat(removed.ids()).hasSize(1));
            owner.delete(HOOKS + "/" + hook.get("id").asString());
            credit(account, "order:2", 1_000);
            await().untilAsserted(() -> assertThat(other.ids()).hasSize(2));
            assertThat(removed.ids()).hasSize(1);
        }
    }

    private static int after(CountDownLatch latch) {
        try {
            latch.await();
            return 204;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return 500;
        }
    }

    private JsonNode hook(String url, String... events) {
        var reply = owner.post(HOOKS, Map.of("url", url, "events", List.of(events)));
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply.json();
    }

    private JsonNode deliveries(JsonNode hook) {
        return owner.get("%s/%s/deliveries?limit=100"
                        .formatted(HOOKS, hook.get("id").asString()))
                .json();
    }

    private List<String> states(JsonNode hook) {
        return deliveries(hook)
                .get("deliveries")
                .valueStream()
                .map(line -> line.get("state").asString())
                .toList();
    }
}
