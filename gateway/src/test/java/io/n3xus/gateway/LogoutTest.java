package io.n3xus.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.n3xus.testkit.TestTokens;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logging out takes effect before the reply to it arrives. */
class LogoutTest {

    private static final String ALICE = "7d1a4c1e-7f43-4f0c-9d0b-0b6d0c7f2a11";
    private static final TestTokens TOKENS = TestTokens.start();
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
        TOKENS.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/auth/logout", "/api/v1/auth/logout"})
    void theTokenIsRefusedAtOnce(String path) {
        var client = gateway.client().bearer(TOKENS.user(ALICE));
        IDENTITY.answering(exchange -> IDENTITY.reply(exchange, 200, "{}"));

        assertThat(client.post(path, Map.of()).status()).isEqualTo(200);

        var reply = client.get("/api/v1/users");
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.json().path("code").asString()).isEqualTo("AUTH_TOKEN_INVALID");
    }

    @Test
    void aLogoutThatFailedLeavesTheTokenAsItWas() {
        var client = gateway.client().bearer(TOKENS.user(ALICE));
        IDENTITY.answering(exchange -> IDENTITY.reply(exchange, 503, "{}"));
        client.post("/auth/logout", Map.of());
        IDENTITY.answering(exchange -> IDENTITY.reply(exchange, 200, "{}"));

        assertThat(client.get("/api/v1/users").status()).isEqualTo(200);
    }
}
