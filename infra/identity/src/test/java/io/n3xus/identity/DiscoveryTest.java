package io.n3xus.identity;

import static io.n3xus.identity.RunningIdentity.http;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiscoveryTest {

    @Test
    void isReadAndNotWritten() {
        assertThat(http().post("/.well-known/openid-configuration", Map.of()).status())
                .isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/.well-known/openid-configuration", "/.well-known/oauth-authorization-server"})
    void saysWhereTokensAreHadAndChecked(String path) {
        var reply = http().get(path);
        var body = reply.json();

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Cache-Control")).contains("max-age=300");
        assertThat(body.get("issuer").asString())
                .isEqualTo(Objects.requireNonNull(RunningIdentity.verified(
                                RunningIdentity.logIn("bob").get("token").asString())
                        .getClaimAsString("iss")));
        assertThat(body.get("token_endpoint").asString()).isEqualTo("http://localhost:8080/v1/oauth/token");
        assertThat(body.get("jwks_uri").asString()).isEqualTo("http://localhost:8080/.well-known/jwks.json");
        assertThat(body.get("id_token_signing_alg_values_supported").get(0).asString())
                .isEqualTo("RS256");
        assertThat(body.get("scopes_supported").toString()).contains("telemetry:read", "admin");
        assertThat(body.has("authorization_endpoint")).isFalse();
    }
}
