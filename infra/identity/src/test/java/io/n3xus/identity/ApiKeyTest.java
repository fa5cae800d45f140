package io.n3xus.identity;

import static io.n3xus.identity.RunningIdentity.http;
import static io.n3xus.identity.RunningIdentity.verified;
import static org.assertj.core.api.Assertions.assertThat;

import io.n3xus.testkit.ApiClient;
import io.n3xus.testkit.ApiClient.Reply;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class ApiKeyTest {

    private final ApiClient alice = loggedIn("alice");

    @Test
    void isShownWholeOnceAndMaskedFromThenOn() {
        var reply = make(alice, "Development Testing", "build", "task:read");
        var made = reply.json();
        var text = made.get("key").asString();

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.header("Cache-Control")).contains("no-store");
        assertThat(made.propertyNames())
                .containsExactlyInAnyOrder("id", "name", "key", "created_at", "last_used", "permissions", "rate_limit");
        assertThat(made.get("id").asString()).matches("key_[0-9a-f]{16}");
        assertThat(text).matches("pk_live_[0-9a-f]{16}_[0-9a-f]{48}");
        assertThat(made.get("rate_limit").asInt()).isEqualTo(1000);
        assertThat(made.get("last_used").isNull()).isTrue();

        var listed = listed(alice, made.get("id").asString());
        assertThat(listed.get("key").asString())
                .isEqualTo(text.substring(0, 12) + "..." + text.substring(text.length() - 4));
        assertThat(listed.get("name").asString()).isEqualTo("Development Testing");
        assertThat(listed.get("permissions").toString()).isEqualTo("[\"build\",\"task:read\"]");
        assertThat(listed.get("created_at").asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    }

    @Test
    void isKeptAsABcryptHash() {
        var made = make(alice, "hashed", "build").json();

        var stored = RunningIdentity.part(JdbcClient.class)
                .sql("select secret_hash from api_keys where id = ?")
                .param(made.get("id").asString())
                .query(String.class)
                .single();

        assertThat(stored).startsWith("$2a$06$");
    }

    @Test
    void givesTheGatewayATokenOfItsOwner() {
        var key = make(alice, "verified", Map.of("permissions", List.of("task:read"), "rate_limit", 50));
        var reply = verify(key.get("key").asString()).json();
        var token = verified(reply.get("token").asString());

        assertThat(reply.get("key_id")).isEqualTo(key.get("id"));
        assertThat(reply.get("username").asString()).isEqualTo("alice");
        assertThat(reply.get("plan").asString()).isEqualTo("standard");
        assertThat(reply.get("role").asString()).isEqualTo("user");
        assertThat(reply.get("scopes").toString()).isEqualTo("[\"task:read\"]");
        assertThat(reply.get("requests_per_hour").asInt()).isEqualTo(50);
        assertThat(token.getSubject()).isEqualTo(reply.get("user_id").asString());
        assertThat(token.getClaimAsString("scope")).isEqualTo("task:read");
        assertThat(token.getId()).startsWith(key.get("id").asString() + ".");
        assertThat(listed(alice, key.get("id").asString()).get("last_used").isNull())
                .isFalse();
    }

    @Test
    void ofAnAdministratorIsOneOnlyIfItSaysSo() {
        var admin = loggedIn("admin");

        assertThat(roleOf(make(admin, "plain", "build").json())).isEqualTo("user");
        assertThat(roleOf(make(admin, "mighty", "build", "admin").json())).isEqualTo("admin");
    }

    @Test
    void cannotBeGivenWhatItsOwnerLacks() {
        var reply = make(alice, "greedy", "admin");

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.json().get("error_code").asString()).isEqualTo("FORBIDDEN");
    }

    @Test
    void canNeitherMakeNorShowNorRevokeKeysNorLogOut() {
        var id = make(alice, "victim", "build").json().get("id").asString();
        var text = make(alice, "thief", "build").json().get("key").asString();
        var thief = http().bearer(verify(text).json().get("token").asString());

        assertThat(make(thief, "clone", "build").status()).isEqualTo(403);
        assertThat(thief.get("/api/keys").status()).isEqualTo(403);
        assertThat(thief.delete("/api/keys/" + id).status()).isEqualTo(403);
        assertThat(thief.send("POST", "/auth/logout", null).status()).isEqualTo(403);
    }

    @Test
    void isRefusedOnceRevoked() {
        var key = make(alice, "short-lived", "build").json();
        var path = "/api/keys/" + key.get("id").asString();

        assertThat(alice.delete(path).status()).isEqualTo(204);
        assertThat(alice.delete(path).status()).isEqualTo(404);
        assertThat(verify(key.get("key").asString()).status()).isEqualTo(401);
        assertThat(Events.ofType("apikey.revoked.v1"))
                .filteredOn(record -> Events.body(record).get("key_id").equals(key.get("id")))
                .hasSize(1);
    }

    @Test
    void ofSomebodyElseDoesNotExist() {
        var id = make(alice, "private", "build").json().get("id").asString();
        var bob = loggedIn("bob");

        assertThat(bob.delete("/api/keys/" + id).status()).isEqualTo(404);
        assertThat(bob.get("/api/keys").text()).doesNotContain(id);
        assertThat(listed(alice, id)).isNotNull();
    }

    @Test
    void ofAnyoneCanBeRevokedByAnAdministrator() {
        var id = make(alice, "leaked", "build").json().get("id").asString();

        assertThat(loggedIn("admin").delete("/api/keys/" + id).status()).isEqualTo(204);
    }

    @Test
    void isPublishedWithoutItsNameOrText() {
        var key = make(alice, "name-nobody-may-see", Map.of("permissions", List.of("build"), "rate_limit", 7));
        var secret = key.get("key").asString().substring(25);

        assertThat(Events.ofType("apikey.created.v1"))
                .filteredOn(record -> Events.body(record).get("key_id").equals(key.get("id")))
                .singleElement()
                .satisfies(record -> {
                    assertThat(Events.body(record).get("requests_per_hour").asInt())
                            .isEqualTo(7);
                    assertThat(Events.text(record)).doesNotContain("name-nobody-may-see", secret);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\":\"x\"}",
                "{\"name\":\"x\",\"permissions\":[]}",
                "{\"name\":\"x\",\"permissions\":[\"fly\"]}",
                "{\"name\":\"x\",\"permissions\":[null]}",
                "{\"name\":\" \",\"permissions\":[\"build\"]}",
                "{\"name\":\"x\",\"permissions\":[\"build\"],\"rate_limit\":0}"
            })
    void isNotMadeOfNonsense(String body) {
        var reply = alice.with("Content-Type", "application/json").send("POST", "/api/keys", body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().get("error_code").asString()).isEqualTo("INVALID_INPUT");
    }

    @Test
    void isVerifiedForServicesOnly() {
        var text = make(alice, "internal", "build").json().get("key").asString();

        assertThat(alice.post("/internal/keys/verify", Map.of("key", text)).status())
                .isEqualTo(403);
        assertThat(http().post("/internal/keys/verify", Map.of("key", text)).status())
                .isEqualTo(401);
    }

    @Test
    void isNotTheSameWithAnotherSecret() {
        var text = make(alice, "guessed", "build").json().get("key").asString();
        var other = text.substring(0, text.length() - 1) + (text.endsWith("0") ? "1" : "0");

        assertThat(verify(other).status()).isEqualTo(401);
        assertThat(verify("pk_live_nonsense").status()).isEqualTo(401);
        assertThat(verify(text).status()).isEqualTo(200);
    }

    private static ApiClient loggedIn(String username) {
        return http().bearer(RunningIdentity.logIn(username).get("token").asString());
    }

    private static Reply make(ApiClient client, String name, String... permissions) {
        return client.post("/api/keys", Map.of("name", name, "permissions", permissions));
    }

    private static JsonNode make(ApiClient client, String name, Map<String, Object> rest) {
        var body = new HashMap<>(rest);
        body.put("name", name);
        return client.post("/api/keys", body).json();
    }

    private static Reply verify(String key) {
        return RunningIdentity.asService().post("/internal/keys/verify", Map.of("key", key));
    }

    private static String roleOf(JsonNode key) {
        return verify(key.get("key").asString()).json().get("role").asString();
    }

    private static JsonNode listed(ApiClient client, String id) {
        return StreamSupport.stream(client.get("/api/keys").json().spliterator(), false)
                .filter(key -> key.get("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
