package io.n3xus.identity;

import static io.n3xus.identity.RunningIdentity.http;
import static org.assertj.core.api.Assertions.assertThat;

import io.n3xus.testkit.ApiClient;
import io.n3xus.testkit.ApiClient.Reply;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class UsersTest {

    private static final String PATH = "/api/v1/users";
    private static final String PASSWORD = "secure-password";

    private final String name = "u-" + UUID.randomUUID();
    private final ApiClient admin = loggedIn("admin");

    @Test
    void areCreatedAndCanLogIn() {
        var reply = create(name);

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.json().propertyNames())
                .containsExactlyInAnyOrder("id", "username", "email", "role", "plan", "active", "created_at");
        assertThat(reply.json().get("role").asString()).isEqualTo("user");
        assertThat(reply.json().get("active").asBoolean()).isTrue();
        assertThat(shown(reply).get("last_login").isNull()).isTrue();
        assertThat(logIn().status()).isEqualTo(200);
        assertThat(shown(reply).get("last_login").isNull()).isFalse();
        assertThat(Events.ofType("user.created.v1"))
                .anySatisfy(record -> assertThat(record.key()).isEqualTo(id(reply)));
    }

    @Test
    void haveANameAndAnAddressOfTheirOwn() {
        create(name);

        for (var body : List.of(
                Map.of("username", name.toUpperCase(Locale.ROOT), "email", "x@x.example", "password", PASSWORD),
                Map.of("username", "other", "email", name + "@x.example", "password", PASSWORD))) {
            var reply = admin.post(PATH, body);
            assertThat(reply.status()).isEqualTo(409);
            assertThat(reply.json().get("code").asString()).isEqualTo("USER_ALREADY_EXISTS");
        }
        var other = create(name + "2");
        assertThat(change(other, Map.of("email", name + "@x.example")).status()).isEqualTo(409);
        assertThat(shown(other).get("email").asString()).isEqualTo(name + "2@x.example");
    }

    @Test
    void areListedPageByPage() {
        create(name);
        var page = admin.get(PATH + "?limit=1&page=2").json();

        assertThat(page.get("users")).hasSize(1);
        assertThat(page.get("users").get(0).propertyNames())
                .contains("id", "username", "email", "role", "active", "created_at", "last_login");
        assertThat(page.at("/pagination/page").asInt()).isEqualTo(2);
        assertThat(page.at("/pagination/limit").asInt()).isEqualTo(1);
        assertThat(page.at("/pagination/total_pages")).isEqualTo(page.at("/pagination/total"));
        assertThat(admin.get(PATH + "?limit=1000")
                        .json()
                        .at("/pagination/limit")
                        .asInt())
                .isEqualTo(100);
        assertThat(admin.get(PATH + "?role=admin").json().get("users"))
                .allSatisfy(user -> assertThat(user.get("role").asString()).isEqualTo("admin"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?page=0", "?limit=0", "?limit=x", "?role=king"})
    void areNotListedByNonsense(String query) {
        var reply = admin.get(PATH + query);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().propertyNames()).contains("request_id");
    }

    @Test
    void areForAdministratorsOnly() {
        var alice = loggedIn("alice");
        var id = id(create(name));

        assertThat(List.of(
                        alice.get(PATH),
                        alice.get(PATH + "/" + id),
                        alice.post(PATH, Map.of("username", "x", "email", "x@x.example", "password", PASSWORD)),
                        alice.sendJson("PATCH", PATH + "/" + id, Map.of("role", "admin")),
                        alice.delete(PATH + "/" + id)))
                .allSatisfy(reply -> {
                    assertThat(reply.status()).isEqualTo(403);
                    assertThat(reply.json().get("code").asString()).isEqualTo("AUTH_INSUFFICIENT_PERMISSIONS");
                });
    }

    @Test
    void thatAreInactiveAreOutAtOnceAndCanComeBack() {
        var user = create(name);
        var token = RunningIdentity.idOf(logIn().json().get("token").asString());
        var pair = http().post("/auth/login", Map.of("email", name + "@x.example", "password", PASSWORD))
                .json();
        var key = key();

        assertThat(change(user, Map.of("active", false)).json().get("active").asBoolean())
                .isFalse();

        var refused = logIn();
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.json().get("code").asString()).isEqualTo("AUTH_INVALID_CREDENTIALS");
        assertThat(refresh(pair).status()).isEqualTo(401);
        assertThat(verify(key).status()).isEqualTo(401);
        assertThat(Events.revokedTokens())
                .contains(token, RunningIdentity.idOf(pair.get("access_token").asString()));

        change(user, Map.of("active", true));
        assertThat(logIn().status()).isEqualTo(200);
        assertThat(refresh(pair).status()).isEqualTo(401);
        assertThat(verify(key).status()).isEqualTo(200);
    }

    @Test
    void loseTheirTokensWithAnotherRolePlanOrPassword() {
        var user = create(name);
        for (Map<String, Object> change : List.<Map<String, Object>>of(
                Map.of("plan", "enterprise"), Map.of("role", "admin"), Map.of("password", PASSWORD))) {
            var token = logIn().json().get("token").asString();
            assertThat(change(user, change).status()).isEqualTo(200);
            assertThat(Events.revokedTokens()).contains(RunningIdentity.idOf(token));
        }
        assertThat(shown(user).get("plan").asString()).isEqualTo("enterprise");
        assertThat(shown(user).get("role").asString()).isEqualTo("admin");
    }

    @Test
    void thatAreGoneAreGone() {
        var user = create(name);
        var token = logIn().json().get("token").asString();

        assertThat(admin.delete(PATH + "/" + id(user)).status()).isEqualTo(204);

        assertThat(admin.delete(PATH + "/" + id(user)).status()).isEqualTo(404);
        assertThat(admin.get(PATH + "/" + id(user)).status()).isEqualTo(404);
        assertThat(admin.get(PATH + "/no-id").status()).isEqualTo(404);
        assertThat(logIn().status()).isEqualTo(401);
        assertThat(Events.revokedTokens()).contains(RunningIdentity.idOf(token));
        assertThat(create(name).status()).isEqualTo(201);
    }

    @Test
    void cannotLockThemselvesOut() {
        var own = RunningIdentity.logIn("admin").at("/user/id").asString();

        assertThat(admin.delete(PATH + "/" + own).status()).isEqualTo(409);
        assertThat(admin.sendJson("PATCH", PATH + "/" + own, Map.of("active", false))
                        .status())
                .isEqualTo(409);
        assertThat(admin.sendJson("PATCH", PATH + "/" + own, Map.of("role", "user"))
                        .status())
                .isEqualTo(409);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"username\":\"x@y\",\"email\":\"x@x.example\",\"password\":\"secure-password\"}",
                "{\"username\":\"x\",\"email\":\"nowhere\",\"password\":\"secure-password\"}",
                "{\"username\":\"x\",\"email\":\"x@x.example\",\"password\":\"short\"}",
                "{\"username\":\"x\",\"email\":\"x@x.example\",\"password\":\"secure-password\",\"role\":\"service\"}"
            })
    void areNotMadeOfNonsense(String body) {
        assertThat(admin.with("Content-Type", "application/json")
                        .send("POST", PATH, body)
                        .status())
                .isEqualTo(400);
    }

    private static ApiClient loggedIn(String username) {
        return http().bearer(RunningIdentity.logIn(username).get("token").asString());
    }

    private Reply create(String username) {
        return admin.post(PATH, Map.of("username", username, "email", username + "@x.example", "password", PASSWORD));
    }

    private Reply logIn() {
        return http().post("/api/v1/auth/login", Map.of("username", name, "password", PASSWORD));
    }

    private Reply change(Reply user, Map<String, Object> body) {
        return admin.sendJson("PATCH", PATH + "/" + id(user), body);
    }

    private JsonNode shown(Reply user) {
        return admin.get(PATH + "/" + id(user)).json();
    }

    private String key() {
        return http().bearer(logIn().json().get("token").asString())
                .post("/api/keys", Map.of("name", "k", "permissions", List.of("build")))
                .json()
                .get("key")
                .asString();
    }

    private static Reply verify(String key) {
        return RunningIdentity.asService().post("/internal/keys/verify", Map.of("key", key));
    }

    private static Reply refresh(JsonNode pair) {
        return http().post(
                        "/auth/refresh",
                        Map.of("refresh_token", pair.get("refresh_token").asString()));
    }

    private static String id(Reply user) {
        return user.json().get("id").asString();
    }
}
