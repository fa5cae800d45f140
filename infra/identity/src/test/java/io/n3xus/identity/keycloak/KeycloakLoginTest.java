package io.n3xus.identity.keycloak;

import static io.n3xus.identity.keycloak.RunningKeycloak.http;
import static io.n3xus.identity.keycloak.RunningKeycloak.verified;
import static org.assertj.core.api.Assertions.assertThat;

import io.n3xus.identity.api.Role;
import io.n3xus.platform.security.TokenVerifier;
import io.n3xus.testkit.ApiClient.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.Jwt;
import tools.jackson.databind.JsonNode;

@Tag("slow")
class KeycloakLoginTest {

    @Test
    void byUsernameGivesKeycloaksTokenForADay() {
        var reply = RunningKeycloak.logIn("admin", RunningKeycloak.PASSWORD);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        var token = verified(reply.json().get("token").asString());

        assertThat(token.getIssuer()).hasToString(RunningKeycloak.SERVER.realmUrl());
        assertThat(life(token)).isEqualTo(Duration.ofHours(24));
        assertThat(token.getClaimAsString("role")).isEqualTo("admin");
        assertThat(token.getClaimAsString("plan")).isEqualTo("enterprise");
        assertThat(token.getClaimAsString("username")).isEqualTo("admin");
        assertThat(Objects.requireNonNull(token.getClaimAsString("scope")).split(" "))
                .containsExactlyInAnyOrderElementsOf(Role.ADMIN.scopes());
        assertThat(reply.json().at("/user/id").asString()).isEqualTo(token.getSubject());
        assertThat(reply.json().at("/user/email").asString()).isEqualTo("admin@n3xus.example");
        assertThat(reply.json().at("/user/role").asString()).isEqualTo("admin");
    }

    @Test
    void isBelievedByServices() {
        var service = new TokenVerifier(
                RunningKeycloak.identityUrl() + "/internal/jwks", RunningKeycloak.SERVER.realmUrl(), "n3xus");

        var caller = service.verify(RunningKeycloak.token("alice"));

        assertThat(caller.username()).isEqualTo("alice");
        assertThat(caller.plan()).isEqualTo("standard");
        assertThat(caller.role()).isEqualTo("user");
        assertThat(caller.scopes()).containsExactlyInAnyOrderElementsOf(Role.USER.scopes());
    }

    @Test
    void byEmailGivesAPairThatIsRenewedOnce() {
        var first = RunningKeycloak.pair("alice");
        var second = refresh(first).json();

        assertThat(life(access(first))).isEqualTo(Duration.ofMinutes(30));
        assertThat(first.get("expires_in").asLong()).isEqualTo(1800);
        assertThat(life(access(second))).isEqualTo(Duration.ofMinutes(30));
        assertThat(refresh(first).status()).as("used before").isEqualTo(401);
        assertThat(refresh(second).status()).as("its login has ended").isEqualTo(401);
    }

    @Test
    void byOAuthGivesAPairForAnHour() {
        var reply = http().post(
                        "/v1/oauth/token",
                        Map.of("grant_type", "password", "username", "bob", "password", RunningKeycloak.PASSWORD));

        assertThat(life(access(reply.json()))).isEqualTo(Duration.ofHours(1));
        assertThat(reply.json().get("scope").asString())
                .contains("telemetry:read")
                .doesNotContain("admin");
        assertThat(http().post(
                                "/v1/oauth/token",
                                Map.of(
                                        "grant_type",
                                        "refresh_token",
                                        "refresh_token",
                                        reply.json().get("refresh_token").asString()))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void tellsNobodyWhetherAUserExists() {
        for (var name : List.of("alice", "nobody-of-this-name", "alice@n3xus.example")) {
            var reply = RunningKeycloak.logIn(name, "wrong");
            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.json().get("code").asString()).isEqualTo("AUTH_INVALID_CREDENTIALS");
        }
        assertThat(http().post("/auth/login", Map.of("email", "alice", "password", RunningKeycloak.PASSWORD))
                        .status())
                .as("a name is no address")
                .isEqualTo(401);
        assertThat(refresh(Map.of("refresh_token", "made-up")).status()).isEqualTo(401);
    }

    @Test
    void locksWhoGuesses() {
        var name = "guessed-" + UUID.randomUUID().toString().substring(0, 8);
        for (var guess = 0; guess < 10; guess++) {
            assertThat(RunningKeycloak.logIn(name, "wrong").status()).isEqualTo(401);
        }

        var locked = RunningKeycloak.logIn(name, "right");

        assertThat(locked.status()).isEqualTo(429);
        assertThat(locked.header("Retry-After")).isNotNull();
    }

    @Test
    void leavesKeysToUsAndTheirOwnersToKeycloak() {
        var user = RunningKeycloak.newUser("user");
        var key = http().bearer(RunningKeycloak.token(user.get("username").asString()))
                .post("/api/keys", Map.of("name", "k", "permissions", List.of("task:read")))
                .json()
                .get("key")
                .asString();

        var verification = RunningKeycloak.asService().post("/internal/keys/verify", Map.of("key", key));
        var id = user.get("id").asString();
        RunningKeycloak.asAdmin().sendJson("PATCH", "/api/v1/users/" + id, Map.of("active", false));

        assertThat(verification.json().get("user_id").asString()).isEqualTo(id);
        assertThat(verification.json().get("plan").asString()).isEqualTo("standard");
        assertThat(verified(verification.json().get("token").asString()).getIssuer())
                .as("the platform knows one issuer")
                .hasToString(RunningKeycloak.SERVER.realmUrl());
        assertThat(RunningKeycloak.asService()
                        .post("/internal/keys/verify", Map.of("key", key))
                        .status())
                .isEqualTo(401);
    }

    private static Reply refresh(JsonNode pair) {
        return refresh(Map.of("refresh_token", pair.get("refresh_token").asString()));
    }

    private static Reply refresh(Map<String, String> body) {
        return http().post("/auth/refresh", body);
    }

    private static Jwt access(JsonNode pair) {
        return verified(pair.get("access_token").asString());
    }

    private static Duration life(Jwt token) {
        return Duration.between(
                Objects.requireNonNull(token.getIssuedAt()), Objects.requireNonNull(token.getExpiresAt()));
    }
}
