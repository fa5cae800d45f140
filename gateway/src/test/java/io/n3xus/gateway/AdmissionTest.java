package io.n3xus.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.n3xus.testkit.ApiClient.Reply;
import io.n3xus.testkit.TestTokens;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Handshake, then path, then token; each refusal in the words of the API asked. */
class AdmissionTest {

    private static final String ALICE = "7d1a4c1e-7f43-4f0c-9d0b-0b6d0c7f2a11";
    private static final TestTokens TOKENS = TestTokens.start();
    private static final StubService SESSION = new StubService("session");
    private static final StubService BILLING = new StubService("billing");
    private static final StubService IDENTITY = new StubService("identity");
    private static TestGateway gateway;

    @BeforeAll
    static void start() {
        gateway = TestGateway.with(
                TOKENS,
                Map.of(
                        "nexus.gateway.services.session", SESSION.url(),
                        "nexus.gateway.services.billing", BILLING.url(),
                        "nexus.gateway.services.identity", IDENTITY.url()));
    }

    @AfterAll
    static void stop() {
        gateway.close();
        SESSION.close();
        BILLING.close();
        IDENTITY.close();
        TOKENS.close();
    }

    @BeforeEach
    void forget() {
        SESSION.forget();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/supercore", "/api/v1/supercore"})
    void passesOnWhatIsInOrder(String prefix) {
        var reply = gateway.superCore(TOKENS.user(ALICE)).get(prefix + "/sessions?limit=1&offset=%20");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text()).isEqualTo("session");
        assertThat(SESSION.only().target()).isEqualTo(prefix + "/sessions?limit=1&offset=%20");
        assertThat(SESSION.only().header("Authorization")).startsWith("Bearer ");
    }

    @Test
    void asksForTheHandshakeBeforeTheToken() {
        var reply = gateway.client().get("/v1/supercore/sessions");

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.text())
                .isEqualTo("{\"success\":false,\"error\":\"The handshake is missing. Send the header "
                        + "X-N3XUS-Handshake.\",\"code\":\"INVALID_HANDSHAKE\"}");
        assertThat(SESSION.seen()).isEmpty();
    }

    @Test
    void refusesAWrongHandshake() {
        var reply = gateway.client()
                .with("X-N3XUS-Handshake", "55-45-18")
                .bearer(TOKENS.user(ALICE))
                .get("/v1/supercore/sessions");

        assertThat(reply.status()).isEqualTo(403);
    }

    @Test
    void asksForAToken() {
        var reply = gateway.client().with("X-N3XUS-Handshake", "55-45-17").get("/v1/supercore/sessions");

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.json().path("code").asString()).isEqualTo("TOKEN_MISSING");
        assertThat(reply.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @Test
    void needsNoHandshakeElsewhere() {
        assertThat(gateway.client()
                        .bearer(TOKENS.user(ALICE))
                        .get("/api/v1/users")
                        .text())
                .isEqualTo("identity");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/auth/login", "/auth/refresh", "/api/v1/auth/login"})
    void letsPeopleSignInWithoutAToken(String path) {
        assertThat(gateway.client().post(path, Map.of()).text()).isEqualTo("identity");
    }

    @ParameterizedTest
    @ValueSource(strings = {"openid-configuration", "oauth-authorization-server", "jwks.json"})
    void showsEveryoneHowTokensAreChecked(String document) {
        assertThat(gateway.client().get("/.well-known/" + document).text()).isEqualTo("identity");
        assertThat(gateway.client().get("/.well-known/" + document + "/x").status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/users, AUTH_TOKEN_MISSING",
        "/api/v1/auth/logout, AUTH_TOKEN_MISSING",
    })
    void streamSpaceNamesTheMissingToken(String path, String code) {
        var reply = gateway.client().get(path);

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.json().path("code").asString()).isEqualTo(code);
        assertThat(reply.json().propertyNames())
                .containsExactly("error", "message", "code", "details", "timestamp", "request_id");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/nothing, message",
        "/auth/nothing, detail",
        "/nothing, detail",
        "/ws/nothing, detail",
        "/v1/nothing, error",
        "/api/v1/instances/1, error",
        "/internal/jwks, detail",
        "/actuator/prometheus, detail",
        "/actuator/health, detail",
        "/api/v1/supercore2/sessions, message",
        "/auth/login/extra, detail"
    })
    void anUnknownPathIsUnknownInItsOwnWords(String path, String field) {
        var reply = gateway.client().get(path);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.json().has(field)).isTrue();
        assertThat(reply.text()).contains("NOT_FOUND");
    }

    @Test
    void anUnknownSuperCorePathIsUnknownToo() {
        var reply = gateway.superCore(TOKENS.user(ALICE)).get("/v1/supercore/nothing");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.json().path("code").asString()).isEqualTo("UNKNOWN_PATH");
    }

    @Test
    void keepsAHarmlessRequestIdAndPassesItOn() {
        var reply = gateway.superCore(TOKENS.user(ALICE))
                .with("X-Request-Id", "my-1")
                .get("/v1/supercore/sessions");

        assertThat(reply.header("X-Request-Id")).isEqualTo("my-1");
        assertThat(SESSION.only().header("X-request-id")).isEqualTo("my-1");
    }

    @Test
    void replacesAnyOtherRequestId() {
        var reply = gateway.client().with("X-Request-Id", "a b<script>").get("/nothing");

        assertThat(reply.header("X-Request-Id")).matches("req-[0-9a-f]{16}");
    }

    @Test
    void tellsTheServiceWhoAskedAndBelievesNoClaimAboutIt() {
        gateway.superCore(TOKENS.user(ALICE))
                .with("X-Forwarded-For", "10.9.9.9")
                .with("X-Forwarded-Host", "evil.example")
                .with("X-Forwarded-Prefix", "/evil")
                .with("Forwarded", "for=10.9.9.9")
                .get("/v1/supercore/sessions");

        assertThat(SESSION.only().header("X-forwarded-for")).isEqualTo("127.0.0.1");
        assertThat(SESSION.only().header("X-forwarded-host")).isEqualTo("127.0.0.1:" + gateway.port());
        assertThat(SESSION.only().headers()).doesNotContainKeys("X-forwarded-prefix", "Forwarded");
    }

    @Test
    void traceIsRefusedInTheDialectOfItsApi() {
        var reply = gateway.superCore(TOKENS.user(ALICE)).send("TRACE", "/v1/supercore/sessions", null);

        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.json().get("code").asString()).isEqualTo("WRONG_METHOD");
    }

    @Test
    void everyAnswerHasTheSecurityHeaders() {
        assertSecurityHeaders(gateway.client().get("/v1/nothing"));
        assertSecurityHeaders(gateway.superCore(TOKENS.user(ALICE)).get("/v1/supercore/sessions"));
    }

    private static void assertSecurityHeaders(Reply reply) {
        assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(reply.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(reply.header("X-XSS-Protection")).isEqualTo("1; mode=block");
        assertThat(reply.header("Strict-Transport-Security")).isEqualTo("max-age=31536000; includeSubDomains");
        assertThat(reply.header("Content-Security-Policy")).isEqualTo("default-src 'self'");
    }
}
