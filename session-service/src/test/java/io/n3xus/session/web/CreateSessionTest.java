package io.n3xus.session.web;

import static io.n3xus.session.support.TestPlatform.AGENT;
import static io.n3xus.session.support.TestPlatform.BILLING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.n3xus.session.support.TestPlatform;
import io.n3xus.testkit.ApiClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SC-01. */
class CreateSessionTest {

    private static final String CREATE = "/api/v1/supercore/sessions/create";
    private static final String LIST = "/api/v1/supercore/sessions";

    private final String userId = TestPlatform.newUser();
    private final ApiClient user = TestPlatform.as(userId);

    @AfterEach
    void theAgentOffersWhatItDid() {
        AGENT.offerGpus(0);
        AGENT.offerDesktops(true);
        AGENT.beFull(false);
        afterACapacityIsForgotten();
    }

    @Test
    void answersTheDocumentedShape() {
        var reply = user.post(
                CREATE,
                Map.of(
                        "tier",
                        "standard",
                        "autoStart",
                        true,
                        "metadata",
                        Map.of("name", "My PC", "tags", List.of("nodejs")),
                        "unknown",
                        1));

        assertThat(reply.status()).isEqualTo(201);
        var session = reply.json().get("session");
        var id = session.get("id").stringValue();
        assertThat(reply.json().get("success").booleanValue()).isTrue();
        assertThat(id).matches("sess_[0-9a-f]{32}");
        assertThat(session.get("resourceId").stringValue()).isEqualTo("res_" + id.substring(5));
        assertThat(session.get("tier").stringValue()).isEqualTo("standard");
        assertThat(session.get("status").stringValue()).isEqualTo("creating");
        assertThat(session.get("resources").toString())
                .isEqualTo("{\"cpu\":\"4 vCPU\",\"memory\":\"8 GB\",\"storage\":\"50 GB\"}");
        assertThat(session.get("estimatedReadyTime").isInt()).isTrue();
    }

    @Test
    void holdsAnHourBeforeAnythingRuns() {
        var id = create(Map.of("tier", "standard"));

        assertThat(BILLING.holdsOf(id)).containsExactly(id + ":1");
        var hold = BILLING.holdsOfAccount(userId).getFirst();
        assertThat(hold.get("reference").stringValue()).isEqualTo(id);
        assertThat(hold.get("amountMicros").longValue()).isEqualTo(200_000_000);
        assertThat(hold.get("minimumMicros").longValue()).isEqualTo(3_333_334);
    }

    @Test
    void isSeenByTheNextReadOnAnyReplica() {
        var id = create(Map.of("tier", "basic"));

        var reply = TestPlatform.atSecondReplicaAs(userId).get(LIST + "/" + id);
        assertThat(reply.status()).isEqualTo(200);
    }

    @Test
    void becomesActiveByItself() {
        var id = create(Map.of("tier", "basic"));

        await().until(() -> statusOf(id).equals("active"));
        assertThat(AGENT.machine(id)).isNotNull();
    }

    @Test
    void withoutAutoStartThereIsNoMachine() {
        var id = create(Map.of("tier", "basic", "autoStart", false));
        var other = create(Map.of("tier", "basic"));

        await().until(() -> statusOf(other).equals("active"));
        assertThat(statusOf(id)).isEqualTo("creating");
        assertThat(AGENT.startsOf(id)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"tier\": 5}",
                "{\"tier\": null}",
                "{\"tier\": \"huge\"}",
                "{\"tier\": \"basic\", \"autoStart\": \"yes\"}",
                "{\"tier\": \"basic\", \"autoStart\": 1}",
                "{\"tier\": \"basic\", \"metadata\": \"mine\"}",
                "{\"tier\": \"basic\", \"metadata\": {\"name\": 7}}",
                "{\"tier\": \"basic\", \"metadata\": {\"name\": \"a\\u0000b\"}}",
                "{\"tier\": \"basic\", \"metadata\": {\"tags\": \"one\"}}",
                "{\"tier\": \"basic\", \"metadata\": {\"tags\": [1]}}",
                "{\"tier\": \"basic\"",
                ""
            })
    void refusesWhatIsNotARequest(String body) {
        var reply = user.with("Content-Type", "application/json").send("POST", CREATE, body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().get("success").booleanValue()).isFalse();
        assertThat(reply.json().get("error").isString()).isTrue();
        assertThat(reply.json().get("code").stringValue()).matches("[A-Z_]+");
        assertThat(BILLING.holdsOfAccount(userId)).isEmpty();
    }

    @Test
    void refusesALabelWithoutEnd() {
        var metadata = Map.of("name", "x".repeat(101));

        assertThat(user.post(CREATE, Map.of("tier", "basic", "metadata", metadata))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void refusesWhoeverCannotPay() {
        BILLING.makePoor(userId);

        var reply = user.post(CREATE, Map.of("tier", "basic"));

        assertThat(reply.status()).isEqualTo(402);
        assertThat(reply.json().get("code").stringValue()).isEqualTo("INSUFFICIENT_NEXCOIN");
        assertThat(total()).isZero();
    }

    @Test
    void refusesAGpuTierWhileNoAgentHasOne() {
        var reply = user.post(CREATE, Map.of("tier", "gpu-basic"));

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.json().get("code").stringValue()).isEqualTo("NO_GPU_AGENT");
        assertThat(reply.json().get("error").stringValue()).contains("GPU");
        assertThat(reply.header("Retry-After")).isNotNull();
        assertThat(BILLING.holdsOfAccount(userId)).isEmpty();
    }

    @Test
    void offersAGpuTierWhenAnAgentHasOne() {
        AGENT.offerGpus(1);
        afterACapacityIsForgotten();

        assertThat(user.post(CREATE, Map.of("tier", "gpu-basic")).status()).isEqualTo(201);
        assertThat(user.post(CREATE, Map.of("tier", "gpu-pro")).status()).isEqualTo(503);
    }

    @Test
    void refusesWhenTheHostCannotStartDesktops() {
        AGENT.offerDesktops(false);
        afterACapacityIsForgotten();

        var reply = user.post(CREATE, Map.of("tier", "basic"));

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.json().get("code").stringValue()).isEqualTo("NO_DESKTOP_AGENT");
        assertThat(reply.json().get("error").stringValue()).contains("No X server is installed.");
    }

    @Test
    void refusesWhenTheHostIsFull() {
        AGENT.beFull(true);
        afterACapacityIsForgotten();

        var reply = user.post(CREATE, Map.of("tier", "basic"));

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.json().get("code").stringValue()).isEqualTo("NO_CAPACITY");
    }

    @Test
    void refusesMoreThanTheLimitAlsoWhenAskedAtOnce() {
        var replies = IntStream.range(0, 8)
                .mapToObj(_ -> CompletableFuture.supplyAsync(() -> user.post(CREATE, Map.of("tier", "basic"))))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(replies).filteredOn(it -> it.status() == 201).hasSize(4);
        var refused =
                replies.stream().filter(it -> it.status() != 201).findFirst().orElseThrow();
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isNotNull();
        assertThat(refused.json().get("error").stringValue()).contains("4 sessions");
    }

    private static void afterACapacityIsForgotten() {
        TestPlatform.CLOCK.pass(Duration.ofSeconds(10));
    }

    private String create(Map<String, Object> body) {
        var reply = user.post(CREATE, body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply.json().get("session").get("id").stringValue();
    }

    private String statusOf(String id) {
        return user.get(LIST + "/" + id).json().get("session").get("status").stringValue();
    }

    private int total() {
        return user.get(LIST).json().get("pagination").get("total").intValue();
    }
}
