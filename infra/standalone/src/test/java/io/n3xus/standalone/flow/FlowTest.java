package io.n3xus.standalone.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.n3xus.standalone.engine.Launcher;
import io.n3xus.testkit.ApiClient;
import io.n3xus.testkit.KafkaRecords;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a customer does from signing in to the bill, with a real desktop: once with all services in one process, once with
 * each in its own and two replicas of those that hold money and sessions.
 */
@Tag("slow")
@ParameterizedClass(name = "split: {0}")
@ValueSource(booleans = {false, true})
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FlowTest {

    private static PlatformUnderTest platform;
    private static VirtualPcs alice;

    @Parameter
    boolean split;

    @BeforeParameterizedClassInvocation
    static void start(boolean split) {
        platform = PlatformUnderTest.started(split, Map.of());
        alice = new VirtualPcs(platform, "alice");
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        platform.close();
    }

    @Test
    void letsTheSameUsersInByBothLogins() {
        var user = platform.user("alice");
        var byEmail = ApiClient.at(platform.gateway())
                .post("/auth/login", Map.of("email", user.email(), "password", user.password()));

        assertThat(byEmail.status()).isEqualTo(200);
        assertThat(byEmail.json().get("expires_in").asInt()).isEqualTo(1800);
        var listed = ApiClient.at(platform.gateway())
                .bearer(byEmail.json().get("access_token").asString())
                .with("X-N3XUS-Handshake", "55-45-17")
                .get("/v1/supercore/sessions");
        assertThat(listed.status()).isEqualTo(200);
    }

    @Test
    void listsFiveTiersAndRefusesGpusWhileThereAreNone() {
        var tiers =
                alice.api().get(VirtualPcs.PREFIX + "/resources/tiers").json().get("tiers");
        var prices = tiers.valueStream()
                .collect(Collectors.toMap(
                        tier -> tier.get("id").asString(),
                        tier -> tier.get("pricePerHour").asInt()));

        assertThat(prices)
                .isEqualTo(
                        Map.of("basic", 100, "standard", 200, "performance", 400, "gpu-basic", 800, "gpu-pro", 1600));
        assertThat(alice.tryCreate("gpu-basic").status()).isEqualTo(503);
    }

    @Test
    void refusesWhoCannotPay() {
        var refused = new VirtualPcs(platform, "bob").tryCreate("basic");

        assertThat(refused.status()).isEqualTo(402);
        assertThat(refused.json().get("code").asString()).isEqualTo("INSUFFICIENT_NEXCOIN");
    }

    @Test
    void createsSeesPausesResumesAndPaysToTheMicro() throws Exception {
        await().untilAsserted(() -> assertThat(alice.held()).isZero());
        var before = alice.balance();
        var id = alice.create("standard");
        assertThat(alice.held()).isPositive();
        try (var viewer = alice.view(id)) {
            await().until(() -> viewer.frame().painted());
            var empty = viewer.frame();
            viewer.type("echo hello from the sandbox\n");
            await().until(() -> viewer.frame().differingPixels(empty) > 500);
        }

        assertThat(alice.pause(id).json().get("status").asString()).isEqualTo("paused");
        assertThat(alice.pause(id).status()).isEqualTo(409);
        assertThat(alice.resume(id).json().get("status").asString()).isEqualTo("active");
        try (var viewer = alice.view(id)) {
            await().until(() -> viewer.frame().painted());
        }
        var bill = alice.terminate(id).json().get("billingInfo");

        var seconds = bill.get("duration").asLong();
        var cost = new BigDecimal(200 * 1_000_000L * seconds)
                .divide(new BigDecimal(3600), 0, RoundingMode.DOWN)
                .movePointLeft(6);
        assertThat(bill.get("cost").decimalValue()).isEqualByComparingTo(cost);
        await().untilAsserted(() -> {
            assertThat(alice.held()).isZero();
            assertThat(before.subtract(alice.balance())).isEqualByComparingTo(cost);
        });
        assertThat(alice.status(id)).isEqualTo("terminated");
        assertThat(alice.resume(id).status()).isEqualTo(409);
    }

    @Test
    void keepsOthersOut() {
        var id = alice.create("basic");
        var bob = new VirtualPcs(platform, "bob");

        assertThat(bob.get(id).status()).isEqualTo(404);
        assertThat(bob.pause(id).status()).isEqualTo(404);
        assertThat(bob.terminate(id).status()).isEqualTo(404);
        assertThat(alice.status(id)).isEqualTo("active");
        alice.terminate(id);
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void goesOnWhenAReplicaIsKilled() {
        assumeTrue(split);
        var id = alice.create("basic");

        platform.killPart("session-service");
        platform.killPart("billing-service");

        assertThat(alice.pause(id).text()).contains("\"paused\"");
        assertThat(alice.resume(id).text()).contains("\"active\"");
        assertThat(alice.terminate(alice.create("basic")).text()).contains("billingInfo");
        assertThat(alice.terminate(id).text()).contains("billingInfo");
        await().untilAsserted(() -> assertThat(alice.held()).isZero());
    }

    @Test
    void endsAPcWhoseDesktopDiesAndSaysWhy() {
        var id = alice.create("basic");

        var sandboxes = platform.sandboxes();
        assertThat(sandboxes).isNotEmpty();
        sandboxes.forEach(ProcessHandle::destroyForcibly);

        alice.awaitStatus(id, "terminated");
        assertThat(alice.get(id).json().at("/session/failureReason").asString()).isNotBlank();
        await().untilAsserted(() -> assertThat(alice.held()).isZero());
    }

    @Test
    void tellsEveryStepToTheLogWithItsRequest() {
        var id = alice.create("basic");
        alice.api().with("X-Request-Id", "req-traced").delete(VirtualPcs.PREFIX + "/sessions/" + id);

        await().untilAsserted(() -> {
            var types = KafkaRecords.of(platform.kafka(), "session.events").stream()
                    .filter(record -> record.key().equals(id))
                    .map(record -> KafkaRecords.header(record, "ce_type"))
                    .toList();
            assertThat(types)
                    .contains("session.created.v1", "session.activated.v1")
                    .endsWith("session.terminated.v1");
            var caused = KafkaRecords.of(platform.kafka(), "billing.events").stream()
                    .filter(record -> "req-traced".equals(KafkaRecords.header(record, "ce_correlationid")))
                    .map(record -> KafkaRecords.header(record, "ce_type"))
                    .toList();
            assertThat(caused).contains("nexcoin.released.v1");
        });
    }

    @Test
    void rebuildsTheLedgerWhileItRuns() {
        var billing = platform.run()
                .part(split ? "billing-service-2" : "billing-service")
                .orElseThrow();

        var outcome = new Launcher(platform.home(), platform.run()).rebuild(billing, _ -> {});

        assertThat(outcome.get("digestBefore").asString()).isNotBlank();
        assertThat(outcome.get("digestAfter")).isEqualTo(outcome.get("digestBefore"));
    }
}
