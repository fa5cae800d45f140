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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.jwt.Jwt;
import tools.jackson.databind.JsonNode;

class OAuthTest {

    private static final String PATH = "/v1/oauth/token";

    @ParameterizedTest
    @ValueSource(strings = {"alice", "alice@people.example"})
    void givesATokenForAnHourByPassword(String name) {
        var reply = form("grant_type=password&username=%s&password=%s".formatted(name, RunningIdentity.PASSWORD));
        var body = reply.json();
        var token = verified(body.get("access_token").asString());

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Cache-Control")).contains("no-store");
        assertThat(body.propertyNames())
                .containsExactlyInAnyOrder("access_token", "token_type", "expires_in", "refresh_token", "scope");
        assertThat(body.get("token_type").asString()).isEqualTo("Bearer");
        assertThat(body.get("expires_in").asLong()).isEqualTo(3600);
        assertThat(life(token)).isEqualTo(Duration.ofHours(1));
        assertThat(token.getClaimAsString("scope"))
                .isEqualTo(body.get("scope").asString())
                .contains("telemetry:write");
    }

    @Test
    void renewsByARefreshTokenThatWorksOnce() {
        var first = json(Map.of("grant_type", "password", "username", "bob", "password", RunningIdentity.PASSWORD))
                .json();
        var second = refresh(first).json();

        assertThat(life(verified(second.get("access_token").asString()))).isEqualTo(Duration.ofHours(1));
        assertThat(refresh(first).status()).isEqualTo(401);
        assertThat(refresh(second).status()).as("its family has ended").isEqualTo(401);
        assertThat(Events.revokedTokens())
                .contains(RunningIdentity.idOf(second.get("access_token").asString()));
    }

    @Test
    void takesAnApiKeyForAClient() {
        var key = key();
        var reply = client(key.get("id").asString(), key.get("key").asString());
        var token = verified(reply.json().get("access_token").asString());

        assertThat(reply.json().propertyNames())
                .containsExactlyInAnyOrder("access_token", "token_type", "expires_in", "scope");
        assertThat(reply.json().get("scope").asString()).isEqualTo("task:read");
        assertThat(token.getId()).startsWith(key.get("id").asString() + ".");
        assertThat(life(token)).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void knowsConfiguredClients() {
        var reply = client("ci", RunningIdentity.CLIENT_SECRET);
        var token = verified(reply.json().get("access_token").asString());
        var again = verified(client("ci", RunningIdentity.CLIENT_SECRET)
                .json()
                .get("access_token")
                .asString());

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().get("scope").asString()).isEqualTo("task:read build");
        assertThat(token.getClaimAsString("scope")).isEqualTo("task:read build");
        assertThat(token.getClaimAsString("username")).isEqualTo("ci");
        assertThat(token.getClaimAsString("plan")).isEqualTo("standard");
        assertThat(token.getClaimAsString("role")).isEqualTo("user");
        assertThat(token.getSubject()).isEqualTo(again.getSubject());
        assertThat(token.getId()).isNotEqualTo(again.getId());
        assertThat(life(token)).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void letsNoConfiguredClientLookAfterKeys() {
        var token = client("ci", RunningIdentity.CLIENT_SECRET).json().get("access_token");

        assertThat(http().bearer(token.asString()).get("/api/keys").status()).isEqualTo(403);
    }

    @Test
    void locksOutWhoGuessesTheSecretOfAClient() {
        for (var guess = 0; guess < 10; guess++) {
            assertRefused(client("guessed", "wrong-" + guess), 401, "UNAUTHORIZED");
        }
        assertThat(client("guessed", "right").status()).isEqualTo(429);
    }

    @Test
    void refusesAnyOtherClient() {
        var key = key();
        assertRefused(client("key_" + "0".repeat(16), key.get("key").asString()), 401, "UNAUTHORIZED");
        assertRefused(client(key.get("id").asString(), "wrong"), 401, "UNAUTHORIZED");
        assertRefused(client("ci", "wrong"), 401, "UNAUTHORIZED");
        assertRefused(client("billing-service", RunningIdentity.SERVICE_SECRET), 401, "UNAUTHORIZED");
    }

    @Test
    void refusesInTheWordsOfNexus() {
        assertRefused(form("grant_type=password&username=alice&password=wrong"), 401, "UNAUTHORIZED");
        assertRefused(form("grant_type=refresh_token&refresh_token=made-up"), 401, "UNAUTHORIZED");
        assertRefused(form("grant_type=password&username=alice"), 400, "VALIDATION_ERROR");
        assertRefused(form("grant_type=implicit"), 400, "VALIDATION_ERROR");
        assertRefused(form("x=y"), 400, "VALIDATION_ERROR");
        assertRefused(json(Map.of("username", "alice")), 400, "VALIDATION_ERROR");
    }

    @Test
    void readsNoSecretFromTheAddress() {
        var address = PATH + "?grant_type=password&username=alice&password=" + RunningIdentity.PASSWORD;
        var reply =
                http().with("Content-Type", "application/x-www-form-urlencoded").send("POST", address, "");

        assertThat(reply.status()).isEqualTo(400);
    }

    private static JsonNode key() {
        return http().bearer(RunningIdentity.logIn("alice").get("token").asString())
                .post("/api/keys", Map.of("name", "client", "permissions", List.of("task:read")))
                .json();
    }

    private static Reply client(String id, String secret) {
        return json(Map.of("grant_type", "client_credentials", "client_id", id, "client_secret", secret));
    }

    private static Reply refresh(JsonNode pair) {
        return form("grant_type=refresh_token&refresh_token="
                + pair.get("refresh_token").asString());
    }

    private static Reply form(String body) {
        return http().with("Content-Type", "application/x-www-form-urlencoded").send("POST", PATH, body);
    }

    private static Reply json(Map<String, Object> body) {
        return http().post(PATH, body);
    }

    private static void assertRefused(Reply reply, int status, String code) {
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.json().at("/error/code").asString()).isEqualTo(code);
        assertThat(reply.json().at("/error/request_id").asString()).isEqualTo(reply.header("X-Request-Id"));
    }

    private static Duration life(Jwt token) {
        return Duration.between(
                Objects.requireNonNull(token.getIssuedAt()), Objects.requireNonNull(token.getExpiresAt()));
    }
}
