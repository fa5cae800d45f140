package io.n3xus.identity.keycloak;

import static io.n3xus.identity.keycloak.RunningKeycloak.PASSWORD;
import static io.n3xus.identity.keycloak.RunningKeycloak.asAdmin;
import static io.n3xus.identity.keycloak.RunningKeycloak.http;
import static io.n3xus.identity.keycloak.RunningKeycloak.verified;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.n3xus.testkit.ApiClient.Reply;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@Tag("slow")
class KeycloakUsersTest {

    @Test
    void areMadeAndLogIn() {
        var user = RunningKeycloak.newUser("admin");
        var before = show(user).json();
        var login = RunningKeycloak.logIn(name(user), PASSWORD);
        var token = verified(login.json().get("token").asString());

        assertThat(user.get("plan").asString()).isEqualTo("standard");
        assertThat(user.get("role").asString()).isEqualTo("admin");
        assertThat(user.get("active").asBoolean()).isTrue();
        assertThat(user.get("created_at").asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        assertThat(before.get("last_login").isNull()).isTrue();
        assertThat(show(user).json().get("last_login").isNull()).isFalse();
        assertThat(token.getSubject()).isEqualTo(id(user));
        assertThat(token.getClaimAsString("role")).isEqualTo("admin");
        assertThat(token.getClaimAsString("plan")).isEqualTo("standard");
    }

    @Test
    void haveANameAndAnAddressOfTheirOwn() {
        var draft = Map.of("username", "alice", "email", "other@n3xus.example", "password", PASSWORD);
        var other = Map.of("username", "other", "email", "alice@n3xus.example", "password", PASSWORD);

        assertThat(asAdmin().post("/api/v1/users", draft).status()).isEqualTo(409);
        assertThat(asAdmin().post("/api/v1/users", other).status()).isEqualTo(409);
    }

    @Test
    void loseTheirTokensWithTheirPlan() {
        var user = RunningKeycloak.newUser("user");
        var token = verified(RunningKeycloak.token(name(user)));
        var pair = RunningKeycloak.pair(name(user));

        var changed = change(user, Map.of("plan", "enterprise", "email", "new-" + name(user) + "@n3xus.example"));

        assertThat(changed.json().get("plan").asString()).isEqualTo("enterprise");
        assertThat(changed.json().get("email").asString()).startsWith("new-");
        assertThat(isRevoked(token)).isTrue();
        assertThat(isRevoked(verified(pair.get("access_token").asString()))).isTrue();
        assertThat(refresh(pair).status()).isEqualTo(401);
        assertThat(verified(RunningKeycloak.token(name(user))).getClaimAsString("plan"))
                .isEqualTo("enterprise");
    }

    @Test
    void changeTheirRoleAndPassword() {
        var user = RunningKeycloak.newUser("user");

        change(user, Map.of("role", "admin", "password", "another-password"));
        assertThat(RunningKeycloak.logIn(name(user), PASSWORD).status()).isEqualTo(401);
        var raised = RunningKeycloak.logIn(name(user), "another-password").json();
        change(user, Map.of("role", "user"));
        var lowered = RunningKeycloak.logIn(name(user), "another-password").json();

        assertThat(raised.at("/user/role").asString()).isEqualTo("admin");
        assertThat(verified(raised.get("token").asString()).getClaimAsString("scope"))
                .contains("admin");
        assertThat(verified(lowered.get("token").asString()).getClaimAsString("role"))
                .isEqualTo("user");
        assertThat(verified(lowered.get("token").asString()).getClaimAsString("scope"))
                .doesNotContain("admin");
    }

    @Test
    void areShutOutAndLetInAgain() {
        var user = RunningKeycloak.newUser("user");
        var pair = RunningKeycloak.pair(name(user));

        change(user, Map.of("active", false));
        assertThat(RunningKeycloak.logIn(name(user), PASSWORD).status()).isEqualTo(401);
        assertThat(refresh(pair).status()).isEqualTo(401);
        change(user, Map.of("active", true));

        assertThat(RunningKeycloak.logIn(name(user), PASSWORD).status()).isEqualTo(200);
    }

    /** The table that a login writes to before it is answered is held until the user is shut out. */
    @Test
    void areShutOutInTheMomentOfALogin() {
        var user = RunningKeycloak.newUser("user");
        var admin = asAdmin();
        var jdbc = RunningKeycloak.part(JdbcClient.class);

        var login = RunningKeycloak.part(TransactionTemplate.class).execute(_ -> {
            jdbc.sql("lock table last_logins in exclusive mode").update();
            var reply = CompletableFuture.supplyAsync(() -> RunningKeycloak.logIn(name(user), PASSWORD));
            await().until(() -> jdbc.sql("select count(*) from pg_locks where not granted")
                            .query(Long.class)
                            .single()
                    == 1);
            assertThat(admin.sendJson("PATCH", "/api/v1/users/" + id(user), Map.of("active", false))
                            .status())
                    .isEqualTo(200);
            return reply;
        });

        assertThat(Objects.requireNonNull(login).join().status()).isEqualTo(401);
    }

    @Test
    void leaveNothingBehind() {
        var user = RunningKeycloak.newUser("user");
        var token = RunningKeycloak.token(name(user));
        http().bearer(token).post("/api/keys", Map.of("name", "k", "permissions", new String[] {"task:read"}));

        var removed = asAdmin().delete("/api/v1/users/" + id(user));

        assertThat(removed.status()).isEqualTo(204);
        assertThat(isRevoked(verified(token))).isTrue();
        assertThat(show(user).status()).isEqualTo(404);
        assertThat(RunningKeycloak.logIn(name(user), PASSWORD).status()).isEqualTo(401);
        assertThat(RunningKeycloak.part(JdbcClient.class)
                        .sql("select count(*) from api_keys where user_id = ?")
                        .param(UUID.fromString(id(user)))
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(asAdmin().delete("/api/v1/users/" + id(user)).status()).isEqualTo(404);
    }

    @Test
    void areListedPageByPage() {
        RunningKeycloak.newUser("user");
        RunningKeycloak.newUser("admin");
        var everyone = list("?limit=100");
        var total = everyone.at("/pagination/total").asInt();

        assertThat(everyone.get("users").size()).isEqualTo(total).isGreaterThanOrEqualTo(5);
        assertThat(list("?limit=100&role=admin").at("/pagination/total").asInt()
                        + list("?limit=100&role=user").at("/pagination/total").asInt())
                .isEqualTo(total);
        assertThat(list("?limit=100&role=admin").get("users")).allMatch(user -> isOf("admin", user));
        var seen = new HashSet<String>();
        for (var page = 1; page <= total; page++) {
            list("?limit=1&role=user&page=" + page).get("users").forEach(user -> {
                assertThat(isOf("user", user)).isTrue();
                assertThat(seen.add(id(user))).isTrue();
            });
        }
        assertThat(seen)
                .hasSize(list("?limit=1&role=user").at("/pagination/total").asInt());
    }

    @Test
    void areAskedForInKeycloaksRules() {
        var reply = asAdmin()
                .post(
                        "/api/v1/users",
                        Map.of("username", "x", "email", "x@n3xus.example", "password", "ü".repeat(4) + "1234"));
        assertThat(reply.status()).isEqualTo(201);
        assertThat(asAdmin().get("/api/v1/users/" + UUID.randomUUID()).status()).isEqualTo(404);
    }

    private static boolean isOf(String role, JsonNode user) {
        return user.get("role").asString().equals(role);
    }

    private static JsonNode list(String query) {
        return asAdmin().get("/api/v1/users" + query).json();
    }

    private static Reply show(JsonNode user) {
        return asAdmin().get("/api/v1/users/" + id(user));
    }

    private static Reply change(JsonNode user, Map<String, Object> change) {
        var reply = asAdmin().sendJson("PATCH", "/api/v1/users/" + id(user), change);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply;
    }

    private static Reply refresh(JsonNode pair) {
        return http().post(
                        "/auth/refresh",
                        Map.of("refresh_token", pair.get("refresh_token").asString()));
    }

    private static boolean isRevoked(Jwt token) {
        return RunningKeycloak.part(JdbcClient.class)
                        .sql("select count(*) from revoked_tokens where id = ?")
                        .param(Objects.requireNonNull(token.getId()))
                        .query(Long.class)
                        .single()
                == 1;
    }

    private static String id(JsonNode user) {
        return user.get("id").asString();
    }

    private static String name(JsonNode user) {
        return user.get("username").asString();
    }
}
