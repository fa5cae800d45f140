package io.n3xus.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.n3xus.testkit.ApiClient;
import io.n3xus.testkit.TestTokens;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a forger tries. Every one of them is refused with 401 and no service hears of it. */
class TokenAttackTest {

    private static final String ALICE = "7d1a4c1e-7f43-4f0c-9d0b-0b6d0c7f2a11";
    private static final TestTokens TOKENS = TestTokens.start();
    private static final TestTokens STRANGER = TestTokens.start();
    private static final StubService IDENTITY = new StubService("identity");
    private static TestGateway gateway;

    @BeforeAll
    static void start() {
        gateway = TestGateway.with(TOKENS, Map.of("nexus.gateway.services.identity", IDENTITY.url()));
    }

    @AfterAll
    static void stop() {
        gateway.close();
        IDENTITY.close();
        STRANGER.close();
        TOKENS.close();
    }

    @Test
    void believesAGoodOne() {
        assertThat(ask(TOKENS.user(ALICE)).status()).isEqualTo(200);
    }

    @Test
    void refusesOneWithoutASignature() {
        assertRefused(TestTokens.unsigned(claims().build()), "AUTH_TOKEN_INVALID");
    }

    @Test
    void refusesOneOfAStranger() {
        assertRefused(STRANGER.user(ALICE), "AUTH_TOKEN_INVALID");
    }

    /** The public key is public: whoever takes it for a shared secret can be fooled with it. */
    @Test
    void refusesOneSignedWithThePublicKeyAsASecret()
            throws JOSEException, ParseException, IOException, InterruptedException {
        var keys = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(TOKENS.url().resolve("/internal/jwks"))
                                .build(),
                        BodyHandlers.ofString())
                .body();
        var key = JWKSet.parse(keys).getKeys().getFirst().toRSAKey();
        var forged = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.getKeyID()).build(), claims().build());
        forged.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));

        assertRefused(forged.serialize(), "AUTH_TOKEN_INVALID");
    }

    @Test
    void refusesOneThatWasChanged() {
        var parts = TOKENS.user(ALICE).split("\\.", -1);
        var other = TOKENS.admin(ALICE).split("\\.", -1);

        assertRefused(parts[0] + "." + other[1] + "." + parts[2], "AUTH_TOKEN_INVALID");
    }

    @Test
    void refusesOneThatExpiredASecondAgo() {
        var now = Instant.now();
        var token = TOKENS.sign(claims().issueTime(Date.from(now.minusSeconds(60)))
                .expirationTime(Date.from(now.minusSeconds(1)))
                .build());

        assertRefused(token, "AUTH_TOKEN_EXPIRED");
    }

    @Test
    void refusesOneThatNeverExpires() {
        assertRefused(TOKENS.sign(claims().expirationTime(null).build()), "AUTH_TOKEN_INVALID");
    }

    @Test
    void refusesOneThatIsNotValidYet() {
        var token = TOKENS.sign(claims().notBeforeTime(Date.from(Instant.now().plusSeconds(3600)))
                .build());

        assertRefused(token, "AUTH_TOKEN_INVALID");
    }

    @Test
    void refusesAnotherIssuer() {
        assertRefused(TOKENS.sign(claims().issuer("n3xus.example").build()), "AUTH_TOKEN_INVALID");
    }

    @Test
    void refusesAnotherAudience() {
        assertRefused(TOKENS.sign(claims().audience("somebody").build()), "AUTH_TOKEN_INVALID");
    }

    @Test
    void refusesOneForNobody() {
        assertRefused(TOKENS.sign(claims().subject(null).build()), "AUTH_TOKEN_INVALID");
    }

    @Test
    void refusesWhatIsNoTokenAtAll() {
        assertRefused("x", "AUTH_TOKEN_INVALID");
        assertRefused("a.b.c", "AUTH_TOKEN_INVALID");
        assertRefused("x".repeat(10_000), "AUTH_TOKEN_INVALID");
    }

    @Test
    void refusesAnotherScheme() {
        var reply = gateway.client().with("Authorization", "Basic YTpi").get("/api/v1/users");

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.json().path("code").asString()).isEqualTo("AUTH_TOKEN_INVALID");
    }

    @Test
    void refusesTwoTokensAtOnce() throws IOException {
        var good = TOKENS.user(ALICE);
        var answer = RawHttp.send(
                gateway.port(),
                "GET /api/v1/users HTTP/1.1",
                "Host: x",
                "Authorization: Bearer " + good,
                "Authorization: Bearer " + STRANGER.user(ALICE),
                "");

        assertThat(answer).startsWith("HTTP/1.1 401 ").contains("AUTH_TOKEN_INVALID");
    }

    @Test
    void takesNoTokenFromTheQueryOfARequestThatCanSendHeaders() {
        var reply = gateway.client().get("/api/v1/users?token=" + TOKENS.user(ALICE));

        assertThat(reply.status()).isEqualTo(401);
    }

    private static JWTClaimsSet.Builder claims() {
        return TestTokens.claims(ALICE, "user", "standard");
    }

    private static ApiClient.Reply ask(String token) {
        return gateway.client().bearer(token).get("/api/v1/users");
    }

    private static void assertRefused(String token, String code) {
        IDENTITY.forget();
        var reply = ask(token);

        assertThat(reply.status()).as(reply.text()).isEqualTo(401);
        assertThat(reply.json().path("code").asString()).isEqualTo(code);
        assertThat(IDENTITY.seen()).isEmpty();
    }
}
