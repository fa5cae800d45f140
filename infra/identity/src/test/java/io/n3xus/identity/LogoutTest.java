package io.n3xus.identity;

import static io.n3xus.identity.RunningIdentity.http;
import static io.n3xus.identity.RunningIdentity.idOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.n3xus.testkit.TestTokens;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogoutTest {

    private static final String STREAM_SPACE = "/api/v1/auth/logout";
    private static final String FORGE = "/auth/logout";

    @Test
    void endsStreamSpacesToken() {
        var token = RunningIdentity.logIn("alice").get("token").asString();

        var reply = http().bearer(token).send("POST", STREAM_SPACE, null);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text()).isEqualTo("{\"message\":\"Logout successful\"}");
        assertThat(Events.revokedTokens()).contains(idOf(token));
    }

    @ParameterizedTest
    @ValueSource(strings = {STREAM_SPACE, FORGE})
    void endsEverythingThatCameOfAForgeLogin(String path) {
        var first = RunningIdentity.logInByEmail("alice");
        var second = http().post(
                        "/auth/refresh",
                        Map.of("refresh_token", first.get("refresh_token").asString()))
                .json();
        var older = first.get("access_token").asString();
        var newer = second.get("access_token").asString();

        var reply = http().bearer(newer).send("POST", path, null);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().get("message").asString()).isNotBlank();
        assertThat(Events.revokedTokens()).contains(idOf(older), idOf(newer));
        assertThat(http().post(
                                "/auth/refresh",
                                Map.of(
                                        "refresh_token",
                                        second.get("refresh_token").asString()))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void isAnnouncedOnceHoweverOftenItIsAsked() {
        var token = RunningIdentity.logIn("bob").get("token").asString();

        http().bearer(token).send("POST", STREAM_SPACE, null);
        assertThat(http().bearer(token).send("POST", FORGE, null).status()).isEqualTo(200);

        assertThat(Events.revokedTokens()).containsOnlyOnce(idOf(token));
    }

    @Test
    void needsATokenOfOurs() {
        try (var stranger = TestTokens.start()) {
            for (var token : List.of(stranger.user("alice"), "nonsense")) {
                var reply = http().bearer(token).send("POST", STREAM_SPACE, null);

                assertThat(reply.status()).isEqualTo(401);
                assertThat(reply.json().get("code").asString()).isEqualTo("AUTH_TOKEN_INVALID");
            }
        }
        var reply = http().send("POST", FORGE, null);
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.json().get("error_code").asString()).isEqualTo("UNAUTHORIZED");
    }
}
