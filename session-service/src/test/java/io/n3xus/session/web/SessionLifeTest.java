package io.n3xus.session.web;

import static io.n3xus.session.support.Owner.SESSIONS;
import static io.n3xus.session.support.TestPlatform.AGENT;
import static io.n3xus.session.support.TestPlatform.BILLING;
import static io.n3xus.session.support.TestPlatform.CLOCK;
import static org.assertj.core.api.Assertions.assertThat;

import io.n3xus.session.support.Owner;
import io.n3xus.session.support.TestPlatform;
import io.n3xus.testkit.ApiClient.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** SC-02, SC-04, SC-05 and SC-06. */
class SessionLifeTest {

    private final Owner alice = new Owner();

    @Test
    void showsADocumentedSession() {
        var id = alice.create(Map.of("tier", "standard", "metadata", Map.of("name", "My PC", "tags", List.of("a"))));
        alice.awaitStatus(id, "active");
        CLOCK.pass(Duration.ofMinutes(90));

        var session = alice.session(id);

        assertThat(session.get("id").stringValue()).isEqualTo(id.value());
        assertThat(session.get("resourceId").stringValue()).isEqualTo(id.resourceId());
        assertThat(session.get("userId").stringValue()).isEqualTo("user_" + alice.userId.replace("-", ""));
        assertThat(session.get("tier").stringValue()).isEqualTo("standard");
        assertThat(session.get("resources").toString())
                .isEqualTo("{\"cpu\":\"4 vCPU\",\"memory\":\"8 GB\",\"storage\":\"50 GB\"}");
        assertThat(session.get("uptime").intValue()).isEqualTo(5400);
        assertThat(session.get("connectionUrl").stringValue()).isEqualTo("ws://localhost:8080/" + id);
        assertThat(session.get("metadata").toString()).isEqualTo("{\"name\":\"My PC\",\"tags\":[\"a\"]}");
        var createdAt = session.get("createdAt").stringValue();
        assertThat(createdAt).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        assertThat(session.get("lastAccessedAt").stringValue())
                .isEqualTo(Instant.parse(createdAt).plusSeconds(5400).toString());
    }

    @Test
    void pauses() {
        var id = alice.createActive("basic");

        var reply = alice.pause(id);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text())
                .isEqualTo(
                        "{\"success\":true,\"message\":\"Session paused successfully\",\"sessionId\":\"%s\",\"status\":\"paused\"}"
                                .formatted(id));
        assertThat(Objects.requireNonNull(AGENT.machine(id.value())).state()).isEqualTo("frozen");
        assertThat(alice.session(id).get("status").stringValue()).isEqualTo("paused");
        assertThat(alice.session(id).get("pauseReason").stringValue()).isEqualTo("asked");
    }

    @Test
    void resumesTheSameDesktopWithANewHold() {
        var id = alice.createActive("basic");
        alice.pause(id);

        var reply = alice.resume(id);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().get("message").stringValue()).isEqualTo("Session resumed successfully");
        assertThat(reply.json().get("status").stringValue()).isEqualTo("active");
        assertThat(reply.json().get("estimatedReadyTime").isInt()).isTrue();
        assertThat(Objects.requireNonNull(AGENT.machine(id.value())).state()).isEqualTo("running");
        assertThat(AGENT.startsOf(id.value())).isEqualTo(1);
        assertThat(BILLING.holdsOf(id.value())).containsExactly(id.holdId(1), id.holdId(2));
        assertThat(alice.session(id).get("status").stringValue()).isEqualTo("active");
    }

    @Test
    void terminatesAndAnswersTheBill() {
        var id = alice.createActive("standard");
        CLOCK.pass(Duration.ofHours(2));

        var reply = alice.terminate(id);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text())
                .isEqualTo(
                        "{\"success\":true,\"message\":\"Session terminated successfully\",\"sessionId\":\"%s\",\"billingInfo\":{\"duration\":7200,\"cost\":400}}"
                                .formatted(id));
        assertThat(AGENT.machine(id.value())).isNull();
        assertThat(alice.session(id).get("status").stringValue()).isEqualTo("terminated");
    }

    @Test
    void billsTheTimeInUseOnly() {
        var id = alice.createActive("basic");
        CLOCK.pass(Duration.ofMillis(10_600));
        alice.pause(id);
        CLOCK.pass(Duration.ofHours(1));
        assertThat(alice.session(id).get("uptime").intValue()).isEqualTo(10);
        alice.resume(id);
        CLOCK.pass(Duration.ofMillis(10_600));
        alice.pause(id);

        var bill = alice.terminate(id).json().get("billingInfo");

        assertThat(bill.get("duration").intValue()).isEqualTo(21);
        assertThat(bill.get("cost").decimalValue()).isEqualByComparingTo("0.583333");
    }

    @Test
    void refusesWhatTheStateForbids() {
        var creating = alice.create(Map.of("tier", "basic", "autoStart", false));
        conflict(alice.pause(creating), "NOT_ACTIVE");
        conflict(alice.resume(creating), "NOT_PAUSED");

        var id = alice.createActive("basic");
        conflict(alice.resume(id), "NOT_PAUSED");
        alice.pause(id);
        conflict(alice.pause(id), "NOT_ACTIVE");
        alice.terminate(id);
        conflict(alice.pause(id), "NOT_ACTIVE");
        conflict(alice.resume(id), "NOT_PAUSED");
        conflict(alice.terminate(id), "TERMINATED");
        assertThat(BILLING.holdsOf(id.value()))
                .as("holds placed by refused requests")
                .containsExactly(id.holdId(1));
    }

    @Test
    void staysPausedWithoutTheMoneyToResume() {
        var id = alice.createActive("basic");
        alice.pause(id);
        BILLING.makePoor(alice.userId);

        var reply = alice.resume(id);

        assertThat(reply.status()).isEqualTo(402);
        assertThat(reply.json().get("code").stringValue()).isEqualTo("INSUFFICIENT_NEXCOIN");
        assertThat(alice.session(id).get("status").stringValue()).isEqualTo("paused");
    }

    @Test
    void ofSomebodyElseDoesNotExist() {
        var id = alice.createActive("basic");

        for (var stranger : List.of(new Owner().http, TestPlatform.asAdmin())) {
            missing(stranger.get(SESSIONS + "/" + id));
            missing(stranger.put(SESSIONS + "/" + id + "/pause"));
            missing(stranger.put(SESSIONS + "/" + id + "/resume"));
            missing(stranger.delete(SESSIONS + "/" + id));
        }
        assertThat(alice.session(id).get("status").stringValue()).isEqualTo("active");
    }

    @Test
    void isUnknownUnderAnyOtherName() {
        for (var id : List.of("sess_00000000000000000000000000000000", "sess_abc123", "x")) {
            missing(alice.http.get(SESSIONS + "/" + id));
        }
    }

    @Test
    void anOperationIsNoSession() {
        var reply = alice.http.get(SESSIONS + "/create");

        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.header("Allow")).isEqualTo("POST");
        assertThat(reply.json().get("success").booleanValue()).isFalse();
    }

    @Test
    void isServedUnderBothPrefixesToThoseWithAToken() {
        var id = alice.createActive("basic");

        assertThat(alice.http.get("/v1/supercore/sessions/" + id).status()).isEqualTo(200);
        assertThat(TestPlatform.anonymous().get(SESSIONS + "/" + id).status()).isEqualTo(401);
    }

    private static void conflict(Reply reply, String code) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(409);
        assertThat(reply.json().get("success").booleanValue()).isFalse();
        assertThat(reply.json().get("code").stringValue()).isEqualTo(code);
    }

    private static void missing(Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(404);
        assertThat(reply.json().get("code").stringValue()).isEqualTo("NOT_FOUND");
    }
}
