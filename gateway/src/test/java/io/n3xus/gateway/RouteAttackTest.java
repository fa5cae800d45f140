package io.n3xus.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.n3xus.gateway.proxy.RouteTable;
import io.n3xus.gateway.proxy.Rule;
import io.n3xus.platform.refusal.Dialect;
import io.n3xus.testkit.ApiClient;
import io.n3xus.testkit.TestTokens;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Every route that wants a token, by every method, with every kind of bad one: the status, the dialect, not a byte more. */
class RouteAttackTest {

    private static final String ALICE = "7d1a4c1e-7f43-4f0c-9d0b-0b6d0c7f2a11";
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final TestTokens TOKENS = TestTokens.start();
    private static final TestTokens STRANGER = TestTokens.start();
    private static final StubService SERVICE = new StubService("secret");
    private static final String REVOKED = TOKENS.user(ALICE);
    private static TestGateway gateway;

    @BeforeAll
    static void start() {
        var services = RouteTable.rules().stream()
                .map(Rule::service)
                .distinct()
                .collect(Collectors.toMap(name -> "nexus.gateway.services." + name, _ -> SERVICE.url()));
        services.put("nexus.gateway.limits.unknown.windows.minute.requests", "100000");
        gateway = TestGateway.with(TOKENS, services);
        gateway.client().bearer(REVOKED).post("/api/v1/auth/logout", Map.of());
        SERVICE.forget();
    }

    @AfterAll
    static void stop() {
        gateway.close();
        SERVICE.close();
        STRANGER.close();
        TOKENS.close();
    }

    static Stream<Arguments> attacks() throws JOSEException, ParseException {
        var credentials = credentials();
        return RouteTable.rules().stream()
                .filter(Rule::token)
                .flatMap(rule -> METHODS.stream()
                        .flatMap(method -> credentials.entrySet().stream()
                                .map(each -> Arguments.of(method, rule.path(), each.getKey(), each.getValue()))));
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @MethodSource("attacks")
    void isRefusedBeforeTheService(String method, String path, String kind, @Nullable String credential) {
        var client = gateway.client().with("X-N3XUS-Handshake", "55-45-17");
        var reply = (credential == null ? client : client.bearer(credential)).send(method, path, null);

        assertThat(reply.status()).as(kind).isEqualTo(401);
        assertThat(reply.text()).doesNotContain("secret");
        assertThat(code(path, reply)).matches("[A-Z_]+");
        assertThat(SERVICE.seen()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /v1/supercore/sessions/create",
                "POST /v1/supercore/sessions/sess_1/pause",
                "DELETE /api/v1/supercore/sessions/sess_1",
                "POST /v1/supercore/wallet",
                "POST /v1/supercore/storage/upload"
            })
    void isForbiddenToAKeyOrTokenWithoutTheScope(String request) {
        var narrow = TOKENS.sign(claims().claim("scope", "telemetry:read").build());
        var path = request.substring(request.indexOf(' ') + 1);
        var reply = gateway.superCore(narrow).send(request.substring(0, request.indexOf(' ')), path, "{}");

        assertThat(reply.status()).isEqualTo(403);
        assertThat(code(path, reply)).isEqualTo("FORBIDDEN");
        assertThat(reply.text()).contains("command:execute");
        assertThat(SERVICE.seen()).isEmpty();
    }

    /** Where each dialect keeps its code. */
    private static String code(String path, ApiClient.Reply reply) {
        JsonNode body = reply.json();
        return switch (Dialect.of(path)) {
            case SUPERCORE, STREAMSPACE -> body.path("code").asString("");
            case NEXUS, FAAS -> body.path("error").path("code").asString("");
            default -> body.path("error_code").asString("");
        };
    }

    private static Map<String, @Nullable String> credentials() throws JOSEException, ParseException {
        var all = new LinkedHashMap<String, @Nullable String>();
        all.put("none", null);
        all.put("malformed", "a.b.c");
        all.put(
                "expired",
                TOKENS.sign(claims().expirationTime(Date.from(Instant.now().minusSeconds(1)))
                        .build()));
        all.put("another issuer", TOKENS.sign(claims().issuer("evil").build()));
        all.put("another audience", TOKENS.sign(claims().audience("evil").build()));
        all.put("alg none", TestTokens.unsigned(claims().build()));
        all.put("HS256 with the public key", signedWithThePublicKey());
        all.put("of a stranger", STRANGER.user(ALICE));
        all.put("revoked", REVOKED);
        return all;
    }

    private static String signedWithThePublicKey() throws JOSEException, ParseException {
        var keys = ApiClient.at(TOKENS.url().toString()).get("/internal/jwks").text();
        var key = JWKSet.parse(keys).getKeys().getFirst().toRSAKey();
        var forged = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.getKeyID()).build(), claims().build());
        forged.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));
        return forged.serialize();
    }

    private static JWTClaimsSet.Builder claims() {
        return TestTokens.claims(ALICE, "user", "standard");
    }
}
