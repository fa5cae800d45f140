package io.n3xus.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.n3xus.testkit.TestTokens;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Spellings that try to reach what is not routed, and requests that are none. No service hears of any. */
class PathAttackTest {

    private static final String ALICE = "7d1a4c1e-7f43-4f0c-9d0b-0b6d0c7f2a11";
    private static final TestTokens TOKENS = TestTokens.start();
    private static final StubService SERVICE = new StubService("reached");
    private static TestGateway gateway;

    @BeforeAll
    static void start() {
        gateway = TestGateway.with(
                TOKENS,
                Map.of(
                        "nexus.gateway.services.session", SERVICE.url(),
                        "nexus.gateway.services.stream", SERVICE.url(),
                        "nexus.gateway.services.identity", SERVICE.url()));
    }

    @AfterAll
    static void stop() {
        gateway.close();
        SERVICE.close();
        TOKENS.close();
    }

    @BeforeEach
    void forget() {
        SERVICE.forget();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/supercore/../../internal/holds",
                "/v1/supercore/sessions/../../../internal/holds",
                "/v1/supercore/sessions/..",
                "/v1/supercore/sessions/./x",
                "/v1/supercore/sessions/%2e%2e/internal",
                "/v1/supercore/sessions/.%2E/internal",
                "/v1/supercore/sessions/..%2f..%2finternal",
                "/v1/supercore/sessions%2f..%2f..%2finternal",
                "/v1/supercore/sessions/%5c..%5cinternal",
                "/v1/supercore/sessions/%252e%252e/internal",
                "/v1/supercore//sessions",
                "//v1/supercore/sessions",
                "///internal/jwks",
                "/v1/supercore/sessions;x=/internal",
                "/v1/supercore/sessions/%3bx",
                "/v1/supercore/sessions/%00",
                "/vnc-viewer/../internal/jwks",
                "/vnc-viewer/assets/%2e%2e/%2e%2e/internal",
                "/auth/login/../../internal/token",
                "/api/keys/%ff",
                "/api/keys/%c0%ae%c0%ae/x",
                "/api/keys/\u00e9"
            })
    void refusesAnAmbiguousPath(String path) throws IOException {
        assertThat(get(path)).startsWith("HTTP/1.1 400 ").contains("X-Request-Id: req-");
        assertThat(SERVICE.seen()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal/jwks",
                "/INTERNAL/jwks",
                "/Internal/token",
                "/%69nternal/jwks",
                "/actuator",
                "/actuator/health",
                "/actuator/prometheus",
                "/%61ctuator/env",
                "/v1/supercore/internal/holds",
                "/v1/supercore/actuator/health",
                "/api/v1/internal/holds",
                "/v1/%73upercore/sessions",
                "/v1/supercore/%73essions"
            })
    void doesNotKnowWhatIsNotListed(String path) throws IOException {
        assertThat(get(path)).startsWith("HTTP/1.1 404 ");
        assertThat(SERVICE.seen()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/v1/supercore/sessions/%zz", "/v1/supercore/sessions/a|b", "/v1/supercore/sessions/{x}", "*"})
    void refusesWhatIsNoUrl(String path) throws IOException {
        assertThat(get(path)).startsWith("HTTP/1.1 400 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: a\r\nHost: a",
                "Host: a\r\nHost: b",
                "X-Host: none",
                "Host: ",
                "Host: a b",
                "Host: a/../b",
                "Host: a:b",
                "Host: a:99999999999",
                "Host: [a"
            })
    void refusesAllButOneHost(String host) throws IOException {
        var answer = RawHttp.send(
                gateway.port(), "GET /api/keys HTTP/1.1", host, "Authorization: Bearer " + TOKENS.admin(ALICE), "");

        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("\"error_code\":\"INVALID_INPUT\"");
        assertThat(SERVICE.seen()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:8080", "127.0.0.1", "[::1]:8080", "vscode-inst_1.faas.example."})
    void knowsAHost(String host) throws IOException {
        assertThat(RawHttp.send(gateway.port(), "GET /nothing HTTP/1.1", "Host: " + host, ""))
                .startsWith("HTTP/1.1 404 ");
    }

    @Test
    void doesNotPassOnConnect() throws IOException {
        var answer = RawHttp.send(
                gateway.port(),
                "CONNECT /api/keys HTTP/1.1",
                "Host: x",
                "Authorization: Bearer " + TOKENS.admin(ALICE),
                "");

        assertThat(answer).startsWith("HTTP/1.1 405 ").contains("CONNECT is not answered here.");
        assertThat(SERVICE.seen()).isEmpty();
    }

    @Test
    void refusesAMalformedRequestInTheWordsOfItsApi() throws IOException {
        assertThat(get("/v1/supercore/sessions/.."))
                .contains("{\"success\":false,")
                .contains("\"code\":\"MALFORMED\"");
        assertThat(get("/api/v1/sessions/..")).contains("\"code\":\"VALIDATION_FAILED\"");
        assertThat(get("/v1/tasks/..")).contains("{\"error\":{\"code\":\"INVALID_REQUEST\"");
    }

    @Test
    void refusesHugeHeadersInTheWordsOfItsApi() throws IOException {
        var answer = RawHttp.send(
                gateway.port(), "GET /v1/supercore/sessions HTTP/1.1", "Host: x", "X-Huge: " + "x".repeat(20_000), "");

        assertThat(answer).startsWith("HTTP/1.1 431 ").contains("\"code\":\"HEADERS_TOO_LARGE\"");
    }

    @Test
    void refusesAHugeAddress() throws IOException {
        assertThat(get("/v1/supercore/sessions?x=" + "x".repeat(20_000))).startsWith("HTTP/1.1 414 ");
    }

    @Test
    void refusesWhatIsNoHttp() throws IOException {
        assertThat(RawHttp.send(gateway.port(), "HELO gateway", "")).startsWith("HTTP/1.1 400 ");
    }

    /** Both lengths at once is how requests are smuggled past a proxy. */
    @Test
    void doesNotPassOnTwoLengths() throws IOException {
        var answer = RawHttp.send(
                gateway.port(),
                "POST /auth/login HTTP/1.1",
                "Host: x",
                "Content-Length: 4",
                "Transfer-Encoding: chunked",
                "",
                "0",
                "",
                "GET /internal/jwks HTTP/1.1",
                "Host: x",
                "");

        assertThat(answer).startsWith("HTTP/1.1 ");
        assertThat(SERVICE.seen()).allMatch(seen -> seen.target().equals("/auth/login"));
    }

    private static String get(String path) throws IOException {
        return RawHttp.send(
                gateway.port(),
                "GET " + path + " HTTP/1.1",
                "Host: x",
                "X-N3XUS-Handshake: 55-45-17",
                "Authorization: Bearer " + TOKENS.admin(ALICE),
                "");
    }
}
