package io.n3xus.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

class TestTokensTest {

    @Test
    void areBelievedByWhoeverReadsTheServedKey() {
        try (var tokens = TestTokens.start()) {
            var token = decoder(tokens).decode(tokens.user("alice"));

            assertThat(token.getSubject()).isEqualTo("alice");
            assertThat(token.getClaimAsString("role")).isEqualTo("user");
        }
    }

    @Test
    void ofAStrangerOrWithoutSignatureAreNotBelieved() {
        try (var tokens = TestTokens.start();
                var stranger = TestTokens.start()) {
            var decoder = decoder(tokens);
            var claims = TestTokens.claims("alice", "admin", "free").build();

            assertThatThrownBy(() -> decoder.decode(stranger.sign(claims))).isInstanceOf(BadJwtException.class);
            assertThatThrownBy(() -> decoder.decode(TestTokens.unsigned(claims)))
                    .isInstanceOf(BadJwtException.class);
        }
    }

    @Test
    void areHandedToServices() throws Exception {
        try (var tokens = TestTokens.start();
                var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(tokens.url().resolve("/internal/token"))
                    .POST(HttpRequest.BodyPublishers.ofString("{\"client_id\":\"billing\",\"client_secret\":\"any\"}"))
                    .build();
            var body = http.send(request, HttpResponse.BodyHandlers.ofString()).body();

            var token = decoder(tokens).decode(body.replaceAll(".*\"access_token\":\"([^\"]+)\".*", "$1"));

            assertThat(token.getSubject()).isEqualTo("billing");
        }
    }

    private static NimbusJwtDecoder decoder(TestTokens tokens) {
        return NimbusJwtDecoder.withJwkSetUri(
                        tokens.url().resolve("/internal/jwks").toString())
                .build();
    }
}
