package io.n3xus.identity;

import static io.n3xus.identity.RunningIdentity.http;
import static io.n3xus.identity.RunningIdentity.verified;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.Jwt;

class LoginTest {

    @Test
    void byUsernameGivesATokenForADay() {
        var reply = RunningIdentity.logIn("admin");

        var token = verified(reply.get("token").asString());
        assertThat(reply.get("user").propertyNames())
                .containsExactlyInAnyOrder("id", "username", "email", "role", "created_at");
        assertThat(UUID.fromString(reply.at("/user/id").asString())).hasToString(token.getSubject());
        assertThat(reply.at("/user/username").asString()).isEqualTo("admin");
        assertThat(reply.at("/user/email").asString()).isEqualTo("admin@people.example");
        assertThat(reply.at("/user/role").asString()).isEqualTo("admin");
        assertThat(reply.at("/user/created_at").asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        assertThat(Instant.parse(reply.get("expires_at").asString())).isEqualTo(token.getExpiresAt());
        assertThat(life(token)).isEqualTo(Duration.ofHours(24));
        assertThat(token.getClaimAsString("role")).isEqualTo("admin");
        assertThat(token.getClaimAsString("plan")).isEqualTo("enterprise");
        assertThat(token.getClaimAsString("scope")).endsWith(" admin");
    }

    @Test
    void byEmailGivesTheSameUserAPairOfTokens() {
        var reply = RunningIdentity.logInByEmail("alice");

        var token = verified(reply.get("access_token").asString());
        assertThat(reply.propertyNames())
                .containsExactlyInAnyOrder("access_token", "refresh_token", "token_type", "expires_in");
        assertThat(reply.get("token_type").asString()).isEqualTo("bearer");
        assertThat(reply.get("expires_in").asLong()).isEqualTo(1800);
        assertThat(life(token)).isEqualTo(Duration.ofMinutes(30));
        assertThat(token.getClaimAsString("username")).isEqualTo("alice");
        assertThat(token.getSubject())
                .isEqualTo(RunningIdentity.logIn("alice").at("/user/id").asString());
    }

    @Test
    void findsUsersWhateverTheCase() {
        assertThat(RunningIdentity.logIn("ALICE").at("/user/username").asString())
                .isEqualTo("alice");
    }

    @Test
    void isNotKeptByAnyoneOnTheWay() {
        var reply = http().post("/auth/login", Map.of("email", "bob@people.example", "password", "wrong"));
        var success =
                http().post("/api/v1/auth/login", Map.of("username", "bob", "password", RunningIdentity.PASSWORD));

        assertThat(reply.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(success.header("Cache-Control")).contains("no-store");
    }

    @Test
    void tellsNobodyWhetherAUserExists() {
        assertStreamSpaceRefuses("alice", "wrong");
        assertStreamSpaceRefuses("nobody-of-this-name", "wrong");
        assertForgeRefuses("alice@people.example", "wrong");
        assertForgeRefuses("nobody@people.example", "wrong");
        assertForgeRefuses("alice", RunningIdentity.PASSWORD);
    }

    private static void assertStreamSpaceRefuses(String username, String password) {
        var reply = http().post("/api/v1/auth/login", Map.of("username", username, "password", password));

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.json().propertyNames())
                .containsExactly("error", "message", "code", "details", "timestamp", "request_id");
        assertThat(reply.json().get("error").asString()).isEqualTo("Authentication failed");
        assertThat(reply.json().get("message").asString()).isEqualTo("Invalid username or password");
        assertThat(reply.json().get("code").asString()).isEqualTo("AUTH_INVALID_CREDENTIALS");
        assertThat(reply.json().get("details").isEmpty()).isTrue();
    }

    private static void assertForgeRefuses(String email, String password) {
        var reply = http().post("/auth/login", Map.of("email", email, "password", password));

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.text())
                .isEqualTo("{\"detail\":\"Invalid email or password\",\"error_code\":\"UNAUTHORIZED\"}");
    }

    private static Duration life(Jwt token) {
        return Duration.between(
                Objects.requireNonNull(token.getIssuedAt()), Objects.requireNonNull(token.getExpiresAt()));
    }
}
