package io.n3xus.platform.refusal;

import static io.n3xus.platform.refusal.RefusalCode.Kind.CONFLICT;
import static io.n3xus.platform.refusal.RefusalCode.Kind.LIMIT;
import static io.n3xus.platform.refusal.RefusalCode.Kind.METHOD;
import static io.n3xus.platform.refusal.RefusalCode.Kind.NO_FUNDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** Compares whole bodies, order included: clients were written against these documents. */
class DialectTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Instant NOW = Instant.parse("2026-01-12T10:00:00.5204Z");
    private static final Instant RESET = Instant.parse("2026-01-12T10:00:45.1Z");

    private static final Refusal MISSING_TOKEN =
            Refusal.of(PlatformRefusal.TOKEN_MISSING, "No token was sent. Send 'Authorization: Bearer <token>'.");
    private static final Refusal OVER_LIMIT = new Refusal(
            "limit.rate-limit-exceeded",
            LIMIT,
            "Too many requests. Please try again in 45 seconds.",
            Map.of("limit", 100, "remaining", 0, "resetAt", RESET),
            Duration.ofMillis(44_580));
    private static final Refusal NO_MONEY = new Refusal(
            "billing.insufficient-nexcoin",
            NO_FUNDS,
            "1.5 NexCoin are missing.",
            Map.of("missingMicros", 1_500_000L),
            null);

    @Test
    void superCoreSaysItInThreeFields() {
        assertBody(Dialect.SUPERCORE, NO_MONEY, 402, """
                {"success":false,"error":"1.5 NexCoin are missing.","code":"INSUFFICIENT_NEXCOIN"}""");
    }

    @Test
    void streamSpaceAlwaysSendsSixFields() {
        assertBody(Dialect.STREAMSPACE, MISSING_TOKEN, 401, """
                {"error":"Authentication failed","message":"No token was sent. Send 'Authorization: Bearer <token>'.",
                 "code":"AUTH_TOKEN_MISSING","details":{},"timestamp":"2026-01-12T10:00:00Z","request_id":"req-1"}""");
    }

    @Test
    void streamSpaceAddsTheWaitToALimit() {
        assertBody(Dialect.STREAMSPACE, OVER_LIMIT, 429, """
                {"error":"Rate limit exceeded","message":"Too many requests. Please try again in 45 seconds.",
                 "code":"RATE_LIMIT_EXCEEDED",
                 "details":{"limit":100,"remaining":0,"reset_at":"2026-01-12T10:00:45Z"},
                 "timestamp":"2026-01-12T10:00:00Z","request_id":"req-1","retry_after":45}""");
    }

    @Test
    void nexusNestsTheErrorAndKeepsMilliseconds() {
        assertBody(Dialect.NEXUS, OVER_LIMIT, 429, """
                {"error":{"code":"RATE_LIMIT_EXCEEDED","message":"Too many requests. Please try again in 45 seconds.",
                 "details":{"limit":100,"remaining":0,"reset_at":"2026-01-12T10:00:45.100Z"},
                 "request_id":"req-1","timestamp":"2026-01-12T10:00:00.520Z"}}""");
    }

    @Test
    void forgeSendsDetailAndCode() {
        assertBody(Dialect.FORGE, MISSING_TOKEN, 401, """
                {"detail":"No token was sent. Send 'Authorization: Bearer <token>'.","error_code":"UNAUTHORIZED"}""");
    }

    @Test
    void forgeAddsTheWaitToALimit() {
        assertBody(Dialect.FORGE, OVER_LIMIT, 429, """
                {"detail":"Too many requests. Please try again in 45 seconds.",
                 "error_code":"RATE_LIMIT_EXCEEDED","retry_after":45}""");
    }

    @Test
    void faasNestsTheErrorWithoutTimes() {
        assertBody(Dialect.FAAS, OVER_LIMIT, 429, """
                {"error":{"code":"RATE_LIMIT_EXCEEDED","message":"Too many requests. Please try again in 45 seconds.",
                 "details":{"limit":100,"remaining":0,"reset_at":"2026-01-12T10:00:45Z"}}}""");
    }

    @Test
    void betweenServicesTheRefusalTravelsWhole() {
        assertBody(Dialect.INTERNAL, OVER_LIMIT, 429, """
                {"code":"limit.rate-limit-exceeded","kind":"LIMIT",
                 "message":"Too many requests. Please try again in 45 seconds.",
                 "details":{"limit":100,"remaining":0,"resetAt":"2026-01-12T10:00:45Z"},"retryAfter":"PT44.58S"}""");
        assertBody(Dialect.INTERNAL, MISSING_TOKEN, 401, """
                {"code":"auth.token-missing","kind":"UNAUTHENTICATED",
                 "message":"No token was sent. Send 'Authorization: Bearer <token>'.","details":{},"retryAfter":null}""");
    }

    @Test
    void roundsTheWaitUpSoThatNobodyComesBackTooEarly() {
        assertThat(headers(OVER_LIMIT)).containsEntry("Retry-After", "45");
        assertThat(headers(OVER_LIMIT.retryAfter(Duration.ZERO))).containsEntry("Retry-After", "1");
    }

    @Test
    void namesTheMethodsThatArePossible() {
        var refusal = new Refusal("request.wrong-method", METHOD, "No.", Map.of("allow", List.of("GET", "PUT")), null);

        assertThat(headers(refusal)).containsExactly(Map.entry("Allow", "GET, PUT"));
    }

    @Test
    void asksForABearerToken() {
        assertThat(headers(MISSING_TOKEN)).containsExactly(Map.entry("WWW-Authenticate", "Bearer"));
    }

    @ParameterizedTest
    @CsvSource({
        "session.invalid-state-transition, STREAMSPACE, 400, INVALID_STATE_TRANSITION",
        "session.terminating, STREAMSPACE, 409, SESSION_TERMINATING",
        "session.not-active, SUPERCORE, 409, NOT_ACTIVE",
        "session.not-active, STREAMSPACE, 409, CONFLICT",
        "session.not-active, NEXUS, 409, CONFLICT",
        "session.not-active, FORGE, 409, CONFLICT",
        "session.not-active, FAAS, 400, INVALID_REQUEST",
        "build.deployment-failed, FORGE, 502, DEPLOYMENT_FAILED",
        "execution.timeout, FAAS, 408, EXECUTION_TIMEOUT",
        "agent.insufficient-resources, FAAS, 507, INSUFFICIENT_RESOURCES"
    })
    void mapsNamedRefusals(String refusal, Dialect dialect, int status, String code) {
        var body = dialect.render(new Refusal(refusal, CONFLICT, "No.", Map.of(), null), "req-1", NOW);

        assertThat(body.status()).isEqualTo(status);
        assertThat(body.body().toString()).contains("=" + code);
    }

    private static Map<String, String> headers(Refusal refusal) {
        return Dialect.FORGE.render(refusal, "req-1", NOW).headers();
    }

    private static void assertBody(Dialect dialect, Refusal refusal, int status, String literal) {
        var body = dialect.render(refusal, "req-1", NOW);

        assertThat(JSON.writeValueAsString(body.body()))
                .isEqualTo(JSON.readTree(literal).toString());
        assertThat(body.status()).isEqualTo(status);
    }
}
