package io.n3xus.identity.keycloak;

import static io.n3xus.identity.keycloak.RunningKeycloak.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.n3xus.testkit.ApiClient;
import io.n3xus.testkit.ApiClient.Reply;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.oauth2.jwt.JwtDecoders;
import tools.jackson.databind.JsonNode;

/** All the way: two gateways, identity behind them, Keycloak behind that. */
@Tag("slow")
class KeycloakFlowTest {

    private static ConfigurableApplicationContext first;
    private static ConfigurableApplicationContext second;

    @BeforeAll
    static void start() {
        first = RunningKeycloak.startGateway();
        second = RunningKeycloak.startGateway();
        for (var gateway : List.of(first, second)) {
            var token = RunningKeycloak.token("bob");
            await().until(() -> keys(gateway, token).status() == 200);
        }
    }

    @AfterAll
    static void stop() {
        first.close();
        second.close();
    }

    @Test
    void aLoginPassesIsRenewedAndEndsEverywhereAtOnce() {
        var login = Map.of("email", "alice@n3xus.example", "password", PASSWORD);
        var pair = at(first).post("/auth/login", login).json();
        assertThat(keys(first, access(pair)).status()).isEqualTo(200);
        assertThat(keys(second, access(pair)).status()).isEqualTo(200);

        var next = at(second).post("/auth/refresh", refresh(pair)).json();
        assertThat(keys(first, access(next)).status()).isEqualTo(200);

        var out = at(first).bearer(access(next)).post("/auth/logout", Map.of());
        assertThat(out.status()).isEqualTo(200);
        assertThat(keys(first, access(next)).status()).isEqualTo(401);
        await().untilAsserted(() -> {
            assertThat(keys(second, access(next)).status()).isEqualTo(401);
            assertThat(keys(second, access(pair)).status()).isEqualTo(401);
        });
        assertThat(at(second).post("/auth/refresh", refresh(next)).status()).isEqualTo(401);
        assertThat(isAliveAtKeycloak(access(next))).isFalse();
    }

    @Test
    void alsoALoginForADayEnds() {
        var token = RunningKeycloak.token("alice");
        assertThat(isAliveAtKeycloak(token)).isTrue();

        assertThat(at(first).bearer(token).post("/api/v1/auth/logout", Map.of()).status())
                .isEqualTo(200);

        assertThat(keys(first, token).status()).isEqualTo(401);
        await().untilAsserted(() -> assertThat(keys(second, token).status()).isEqualTo(401));
        assertThat(isAliveAtKeycloak(token)).isFalse();
    }

    /** Gateways hold the keys of before, and a token with an unknown one makes them ask, but not twice within 5 s. */
    @Test
    void theRealmsKeyRotates() {
        var before = RunningKeycloak.token("alice");
        assertThat(keys(first, before).status()).isEqualTo(200);

        RunningKeycloak.rotateRealmKey();

        var after = RunningKeycloak.token("alice");
        assertThat(RunningKeycloak.verified(after).getHeaders().get("kid"))
                .isNotEqualTo(RunningKeycloak.verified(before).getHeaders().get("kid"));
        for (var gateway : List.of(first, second)) {
            await().until(() -> keys(gateway, after).status() == 200);
            assertThat(keys(gateway, before).status()).isEqualTo(200);
        }
    }

    @Test
    void whomAnAdministratorMakesLogsIn() {
        var admin = at(first)
                .post("/api/v1/auth/login", Map.of("username", "admin", "password", PASSWORD))
                .json()
                .get("token")
                .asString();
        var name = "flow-" + UUID.randomUUID().toString().substring(0, 8);
        var draft = Map.of("username", name, "email", name + "@n3xus.example", "password", PASSWORD);

        var created = at(first).bearer(admin).post("/api/v1/users", draft);
        var login = at(second).post("/api/v1/auth/login", Map.of("username", name, "password", PASSWORD));

        assertThat(created.status()).isEqualTo(201);
        assertThat(login.json().at("/user/id")).isEqualTo(created.json().get("id"));
        var token = login.json().get("token").asString();
        assertThat(keys(first, token).status()).isEqualTo(200);
        assertThat(at(first).bearer(token).get("/api/v1/users").status()).isEqualTo(403);
    }

    @Test
    void aKeyStandsForItsOwner() {
        var key = at(first)
                .bearer(RunningKeycloak.token("admin"))
                .post("/api/keys", Map.of("name", "flow", "permissions", List.of("admin")))
                .json();

        var users = at(second).with("X-API-Key", key.get("key").asString()).get("/api/v1/users");

        assertThat(users.status()).isEqualTo(200);
    }

    @Test
    void anyoneFindsOutHowTokensAreChecked() {
        var document = at(first).get("/.well-known/openid-configuration").json();
        var token = RunningKeycloak.token("alice");

        assertThat(document.get("issuer").asString()).isEqualTo(RunningKeycloak.SERVER.realmUrl());
        assertThat(JwtDecoders.fromIssuerLocation(document.get("issuer").asString())
                        .decode(token)
                        .getSubject())
                .isNotNull();
        assertThat(at(first).get("/.well-known/jwks.json").json().get("keys").size())
                .as("ours and the realm's")
                .isGreaterThanOrEqualTo(2);
    }

    private static boolean isAliveAtKeycloak(String token) {
        return RunningKeycloak.part(TokenEndpoint.class).isAlive(token);
    }

    private static Reply keys(ConfigurableApplicationContext gateway, String token) {
        return at(gateway).bearer(token).get("/api/keys");
    }

    private static String access(JsonNode pair) {
        return pair.get("access_token").asString();
    }

    private static Map<String, String> refresh(JsonNode pair) {
        return Map.of("refresh_token", pair.get("refresh_token").asString());
    }

    private static ApiClient at(ConfigurableApplicationContext gateway) {
        return ApiClient.at(RunningKeycloak.url(gateway));
    }
}
