package io.n3xus.testkit.toy;

import static io.n3xus.testkit.toy.ToyFixture.COUNTERS;
import static io.n3xus.testkit.toy.ToyFixture.FIRST;
import static io.n3xus.testkit.toy.ToyFixture.TOKENS;
import static io.n3xus.testkit.toy.ToyFixture.alice;
import static io.n3xus.testkit.toy.ToyFixture.at;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.n3xus.testkit.ApiClient.Reply;
import io.n3xus.testkit.TestTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every service answers to requests it should not obey. Each refused request leaves the counter at 0. */
class EdgeTest {

    private static final String REFUSED = COUNTERS + "refused";

    @Test
    void refusesARequestWithoutAToken() {
        assertRefused(at(FIRST).post(REFUSED, Map.of("by", 1)), 401, "TOKEN_MISSING");
    }

    @Test
    void refusesTokensThatProveNothing() {
        var good = TestTokens.claims("alice", "user", "standard");
        try (var stranger = TestTokens.start()) {
            assertRefused(with(stranger.user("alice")), 401, "TOKEN_INVALID");
        }
        assertRefused(with(TestTokens.unsigned(good.build())), 401, "TOKEN_INVALID");
        assertRefused(with(TOKENS.sign(good.build()) + "x"), 401, "TOKEN_INVALID");
        assertRefused(with("not a token"), 401, "TOKEN_INVALID");
        assertRefused(with(TOKENS.sign(good.issuer("other").build())), 401, "TOKEN_INVALID");
        assertRefused(
                with(TOKENS.sign(TestTokens.claims("alice", "user", "standard")
                        .audience("other")
                        .build())),
                401,
                "TOKEN_INVALID");
    }

    @Test
    void saysWhenATokenHasExpired() {
        var old = TestTokens.claims("alice", "user", "standard")
                .issueTime(Date.from(Instant.EPOCH))
                .expirationTime(Date.from(Instant.EPOCH.plusSeconds(60)))
                .build();

        assertRefused(with(TOKENS.sign(old)), 401, "TOKEN_EXPIRED");
    }

    @Test
    void keepsInternalPathsForServices() {
        assertThat(alice(FIRST).get("/internal/secret").status()).isEqualTo(403);
        assertThat(at(FIRST)
                        .bearer(TOKENS.admin("root"))
                        .get("/internal/secret")
                        .status())
                .isEqualTo(403);
        assertThat(at(FIRST)
                        .bearer(TOKENS.service("billing-service"))
                        .get("/internal/secret")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal/secret",
                "/%69nternal/secret",
                "/Internal/secret",
                "/internal;x/secret",
                "/internal/secret;x",
                "//internal/secret",
                "/x/../internal/secret",
                "/actuator/health/../../internal/secret",
                "/x/%2e%2e/internal/secret",
                "/internal%2fsecret"
            })
    void hidesWhatIsForServicesHoweverItIsSpelled(String path) {
        assertThat(rawStatus(path)).isIn(400, 403, 404);
    }

    /** Without a client that tidies the path up. */
    private static int rawStatus(String path) {
        var port = FIRST.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write("GET %s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\nConnection: close\r\n\r\n"
                            .formatted(path, TOKENS.user("alice"))
                            .getBytes(UTF_8));
            var statusLine = new String(socket.getInputStream().readAllBytes(), UTF_8);
            return Integer.parseInt(statusLine.split(" ", 3)[1]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void namesTheFieldThatIsWrong() {
        var reply = alice(FIRST).post(REFUSED, Map.of("by", "many"));

        assertRefused(reply, 400, "INVALID_FIELD");
        assertThat(reply.json().get("error").asString()).contains("'by'");
        assertRefused(alice(FIRST).post(REFUSED, Map.of()), 400, "MISSING_REQUIRED_FIELD");
    }

    @Test
    void refusesWhatIsNotJson() {
        var json = alice(FIRST).with("Content-Type", "application/json");

        assertRefused(json.send("POST", REFUSED, "{\"by\":"), 400, "MALFORMED");
        assertRefused(
                alice(FIRST).with("Content-Type", "text/plain").send("POST", REFUSED, "1"), 415, "WRONG_MEDIA_TYPE");
    }

    @Test
    void refusesABodyOverTheLimit() {
        assertRefused(alice(FIRST).post(REFUSED, Map.of("by", 1, "x", "x".repeat(2_000))), 413, "BODY_TOO_LARGE");
    }

    @Test
    void passesOnWhatTheAggregateRefuses() {
        var reply = alice(FIRST).post(REFUSED, Map.of("by", -1));

        assertRefused(reply, 400, "INVALID_FIELD");
        assertThat(reply.json().get("error").asString()).isEqualTo("A counter only goes up.");
    }

    @Test
    void saysWhichMethodsAreAllowed() {
        var reply = alice(FIRST).delete(REFUSED);

        assertRefused(reply, 405, "WRONG_METHOD");
        assertThat(reply.header("Allow")).contains("GET", "POST");
    }

    @Test
    void tellsNothingOfABug() {
        var reply = alice(FIRST).with("X-Request-Id", "req-bug").get("/api/v1/supercore/bug");

        assertRefused(reply, 500, "INTERNAL_ERROR");
        assertThat(reply.text()).doesNotContain("secret details");
        assertThat(reply.header("X-Request-Id")).isEqualTo("req-bug");
    }

    @Test
    void answersAnUnknownPathInTheDialectOfItsApi() {
        assertThat(alice(FIRST).get("/v1/nothing").json().at("/error/code").asString())
                .isEqualTo("NOT_FOUND");
        assertRefused(alice(FIRST).get("/v1/supercore/nothing"), 404, "UNKNOWN_PATH");
    }

    @Test
    void tellsItsHealthWithoutAToken() {
        var health = at(FIRST).get("/actuator/health");

        assertThat(health.status()).isEqualTo(200);
        assertThat(health.json().get("components").propertyNames()).contains("kafka", "mongo", "db");
        assertThat(at(FIRST).get("/actuator/prometheus").text()).contains("jvm_memory_used_bytes");
    }

    private static Reply with(String token) {
        return at(FIRST).bearer(token).post(REFUSED, Map.of("by", 1));
    }

    private static void assertRefused(Reply reply, int status, String code) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        assertThat(reply.json().get("success").asBoolean()).isFalse();
        assertThat(reply.json().get("code").asString()).isEqualTo(code);
        assertThat(ToyFixture.total("refused")).isZero();
    }
}
