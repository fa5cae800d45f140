package io.n3xus.identity;

import static io.n3xus.identity.RunningIdentity.http;
import static io.n3xus.identity.RunningIdentity.verified;
import static org.assertj.core.api.Assertions.assertThat;

import io.n3xus.testkit.ApiClient.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ServiceTokenTest {

    @Test
    void isForAServiceThatKnowsItsSecret() {
        var reply = ask("billing-service", RunningIdentity.SERVICE_SECRET).json();

        var token = verified(reply.get("access_token").asString());
        assertThat(token.getSubject()).isEqualTo("billing-service");
        assertThat(token.getClaimAsString("role")).isEqualTo("service");
        assertThat(reply.get("expires_in").asLong()).isEqualTo(600);
        assertThat(Duration.between(
                        Objects.requireNonNull(token.getIssuedAt()), Objects.requireNonNull(token.getExpiresAt())))
                .isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void isForNobodyElse() {
        for (var reply : List.of(ask("billing-service", "wrong"), ask("stranger", RunningIdentity.SERVICE_SECRET))) {
            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.json().get("code").asString()).isEqualTo("auth.invalid-client");
            assertThat(reply.text()).doesNotContain(RunningIdentity.SERVICE_SECRET);
        }
    }

    @Test
    void isAskedForInFull() {
        var reply = http().post("/internal/token", Map.of("client_id", "billing-service"));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().get("kind").asString()).isEqualTo("INVALID");
    }

    private static Reply ask(String id, String secret) {
        return http().post("/internal/token", Map.of("client_id", id, "client_secret", secret));
    }
}
