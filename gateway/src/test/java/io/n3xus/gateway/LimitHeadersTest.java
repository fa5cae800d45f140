package io.n3xus.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.n3xus.testkit.ApiClient.Reply;
import io.n3xus.testkit.TestTokens;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every answer of an API says what is left, whoever gives it and whatever it says; every 429 says when to come back. */
class LimitHeadersTest {

    private static final List<String> ALWAYS =
            List.of("X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset", "RateLimit", "RateLimit-Policy");

    private static final TestTokens TOKENS = TestTokens.start();
    private static final StubService SERVICE = new StubService("service");
    private static TestGateway gateway;
    private static TestGateway strict;
    private static TestGateway behind;

    @BeforeAll
    static void start() {
        SERVICE.answering(exchange -> {
            exchange.getResponseHeaders().add("X-RateLimit-Limit", "of the service");
            SERVICE.reply(exchange, 200, "");
        });
        var services = Map.of(
                "nexus.gateway.services.session", SERVICE.url(),
                "nexus.gateway.services.identity", SERVICE.url(),
                "nexus.gateway.services.billing", "http://127.0.0.1:1");
        gateway = TestGateway.with(TOKENS, services);
        strict = TestGateway.with(TOKENS, Map.of("nexus.gateway.limits.unknown.windows.minute.requests", "1"));
        strict.client().get("/v1/nothing");
        behind = TestGateway.with(
                TOKENS,
                Map.of(
                        "nexus.gateway.services.identity", SERVICE.url(),
                        "nexus.gateway.limits.unknown.windows.minute.requests", "1",
                        "nexus.gateway.limits.trusted-proxies", "127.0.0.0/8,10.0.0.1"));
    }

    @AfterAll
    static void stop() {
        gateway.close();
        strict.close();
        behind.close();
        SERVICE.close();
        TOKENS.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/supercore/sessions, true, 200, supercore-standard",
        "GET, /v1/supercore/wallet, true, 503, supercore-standard",
        "GET, /api/v1/users, true, 200, streamspace",
        "GET, /api/keys, true, 200, forge",
        "POST, /api/v1/auth/login, false, 200, streamspace-login",
        "POST, /auth/login, false, 200, forge-login",
        "POST, /auth/logout, true, 200, forge-login",
        "POST, /v1/oauth/token, false, 200, nexus-login",
        "GET, /health, false, 503, forge-health",
        "DELETE, /health, false, 405, forge-health",
        "GET, /v1/supercore/sessions, false, 401, unknown",
        "GET, /api/v1/users, false, 401, unknown",
        "GET, /v1/tasks, true, 404, unknown",
        "GET, /api/v1/execute, false, 404, unknown",
        "GET, /nothing, true, 404, unknown",
        "GET, /internal/token, true, 404, unknown",
        "TRACE, /api/v1/users, true, 405, unknown"
    })
    void everyAnswerSaysWhatIsLeft(String method, String path, boolean token, int status, String policy) {
        var reply = ask(method, path, token);

        assertThat(reply.status()).isEqualTo(status);
        assertThat(ALWAYS)
                .allSatisfy(name -> assertThat(reply.headers().allValues(name)).hasSize(1));
        assertThat(reply.header("RateLimit-Policy")).startsWith("\"" + policy + "\";q=");
        assertThat(number(reply, "X-RateLimit-Remaining")).isBetween(0L, number(reply, "X-RateLimit-Limit") - 1);
        assertThat(Instant.ofEpochSecond(number(reply, "X-RateLimit-Reset"))).isAfter(Instant.now());
    }

    /** A service tells its caller, so nobody may tell the service but the gateway. */
    @Test
    void theServiceIsToldWhatIsLeftWhateverTheClientSays() {
        SERVICE.forget();
        var reply = gateway.client()
                .bearer(TOKENS.user("carol"))
                .with("X-N3XUS-RateLimit-Remaining", "999999")
                .get("/api/v1/users");

        assertThat(reply.header("X-RateLimit-Remaining")).isNotNull();
        assertThat(SERVICE.only().header("X-n3xus-ratelimit-remaining"))
                .isEqualTo(reply.header("X-RateLimit-Remaining"));
    }

    @Test
    void aMissingHandshakeSpendsFromTheAddress() {
        var reply = gateway.client().bearer(TOKENS.user("alice")).get("/v1/supercore/sessions");

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.header("RateLimit-Policy")).isEqualTo("\"unknown\";q=600;w=60");
    }

    @Test
    void theConsoleIsNoApi() {
        assertThat(gateway.client().get("/").header("X-RateLimit-Limit")).isNull();
    }

    @Test
    void anAddressIsTheConnectionsAndNotWhatTheClientSays() {
        var first = strict.client().with("X-Forwarded-For", "198.51.100.1").get("/v1/nothing");
        var second = strict.client().with("X-Forwarded-For", "198.51.100.2").get("/v1/nothing");

        assertThat(first.status()).isEqualTo(429);
        assertThat(second.status()).isEqualTo(429);
    }

    @Test
    void behindATrustedProxyItIsWhatTheProxySays() {
        assertThat(statusFrom("198.51.100.1")).isEqualTo(404);
        assertThat(statusFrom("198.51.100.1")).isEqualTo(429);
        assertThat(statusFrom("198.51.100.2")).isEqualTo(404);

        SERVICE.forget();
        behind.client().with("X-Forwarded-For", "1.1.1.1, 198.51.100.3").post("/auth/login", Map.of());
        assertThat(SERVICE.only().header("X-forwarded-for")).isEqualTo("198.51.100.3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1/supercore/sessions | /code             | /error         | Too many requests. Please try again in %d seconds.",
                "/api/v1/users          | /code             | /message       | Too many requests. Please try again in %d seconds.",
                "/v1/tasks              | /error/code       | /error/message | Too many requests. Please try again in %d seconds.",
                "/api/keys              | /error_code       | /detail        | Rate limit exceeded. Please retry after %d seconds.",
                "/api/v1/execute        | /error/code       | /error/message | Rate limit exceeded. Please retry after %d seconds."
            })
    void eachApiWordsItInItsOwnWay(String path, String code, String message, String words) {
        var reply = strict.client().get(path);
        var wait = number(reply, "Retry-After");

        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.json().at(code).asString()).isEqualTo("RATE_LIMIT_EXCEEDED");
        assertThat(reply.json().at(message).asString()).isEqualTo(words.formatted(wait));
        assertThat(reply.header("X-RateLimit-Remaining")).isEqualTo("0");
        assertThat(Instant.now().plusSeconds(wait + 1))
                .isAfterOrEqualTo(Instant.ofEpochSecond(number(reply, "X-RateLimit-Reset")));
    }

    @Test
    void theDocumentedFieldsBesideItAreThere() {
        var streamSpace = strict.client().get("/api/v1/users");
        assertThat(streamSpace.json().path("error").asString()).isEqualTo("Rate limit exceeded");
        assertThat(streamSpace.json().path("retry_after").asLong()).isEqualTo(number(streamSpace, "Retry-After"));
        assertThat(streamSpace.json().propertyNames())
                .contains("error", "message", "code", "details", "timestamp", "request_id", "retry_after");

        var forge = strict.client().get("/api/keys");
        assertThat(forge.json().path("retry_after").asLong()).isEqualTo(number(forge, "Retry-After"));

        var faas = strict.client().get("/api/v1/execute");
        var details = faas.json().at("/error/details");
        assertThat(details.path("limit").asInt()).isEqualTo(1);
        assertThat(details.path("remaining").asInt()).isZero();
        assertThat(Instant.parse(details.path("reset_at").asString()).getEpochSecond())
                .isEqualTo(number(faas, "X-RateLimit-Reset"));

        var nexus = strict.client().get("/v1/tasks").json().path("error");
        assertThat(nexus.propertyNames()).contains("code", "message", "details", "request_id", "timestamp");
    }

    private static int statusFrom(String client) {
        return behind.client()
                .with("X-Forwarded-For", client)
                .get("/v1/nothing")
                .status();
    }

    private static Reply ask(String method, String path, boolean token) {
        var client = token
                ? gateway.superCore(TOKENS.user("alice"))
                : gateway.client().with("X-N3XUS-Handshake", "55-45-17");
        return client.send(method, path, method.equals("POST") ? "{}" : null);
    }

    private static long number(Reply reply, String header) {
        return Long.parseLong(Objects.requireNonNull(reply.header(header), header));
    }
}
