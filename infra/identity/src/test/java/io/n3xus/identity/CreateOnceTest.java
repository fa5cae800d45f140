package io.n3xus.identity;

import static io.n3xus.identity.RunningIdentity.http;
import static org.assertj.core.api.Assertions.assertThat;

import io.n3xus.testkit.ApiClient;
import io.n3xus.testkit.ApiClient.Reply;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** SS-16 and NF-15 under an {@code Idempotency-Key}. */
class CreateOnceTest {

    private static final String USERS = "/api/v1/users";
    private static final String KEYS = "/api/keys";

    private final String key = UUID.randomUUID().toString();
    private final String name = "u" + key.substring(0, 8);
    private final Map<String, Object> user =
            Map.of("username", name, "email", name + "@people.example", "password", "a-password-for-" + name);
    private final Map<String, Object> wish = Map.of("name", name, "permissions", List.of("build"));
    private final ApiClient admin = loggedIn("admin").with("Idempotency-Key", key);
    private final ApiClient alice = loggedIn("alice").with("Idempotency-Key", key);

    @Test
    void aUserIsCreatedOnceWhenAskedFor64TimesAtOnce() {
        assertSameAnswers(admin, USERS, user);

        assertThat(Events.ofType("user.created.v1"))
                .filteredOn(record -> Events.body(record)
                        .get("user_id")
                        .equals(post(admin, USERS, user).json().get("id")))
                .hasSize(1);
    }

    @Test
    void aKeyIsMadeOnceWhenAskedFor64TimesAtOnce() {
        var text = assertSameAnswers(alice, KEYS, wish).json().get("key").asString();

        assertThat(keysOfThisName()).isOne();
        assertThat(verify(text)).isEqualTo(200);
    }

    @Test
    void aUserIsTheSameAfterAKillBetweenDoingAndAnswering() {
        var unheard = post(admin, USERS, user);
        forgetTheAnswer();

        var answer = post(admin, USERS, user);

        assertThat(answer.header("Idempotency-Replayed")).isNull();
        assertThat(answer.text()).isEqualTo(unheard.text());
    }

    /** Nobody but the killed process knew the secret, so there is a new one. */
    @Test
    void aKeyIsTheSameWithANewSecretAfterAKillBetweenDoingAndAnswering() {
        var unheard = post(alice, KEYS, wish).json();
        forgetTheAnswer();

        var answer = post(alice, KEYS, wish).json();

        assertThat(answer.get("id")).isEqualTo(unheard.get("id"));
        assertThat(keysOfThisName()).isOne();
        assertThat(verify(answer.get("key").asString())).isEqualTo(200);
        assertThat(verify(unheard.get("key").asString())).isEqualTo(401);
        assertThat(Events.ofType("apikey.created.v1"))
                .filteredOn(record -> Events.body(record).get("key_id").equals(answer.get("id")))
                .hasSize(1);
    }

    @Test
    void anotherBodyIsAConflictInTheDialectOfEachApi() {
        post(admin, USERS, user);
        post(alice, KEYS, wish);

        var otherUser = admin.post(USERS, Map.of("username", "x"));
        var otherKey = alice.post(KEYS, Map.of("name", "x"));

        assertThat(otherUser.status()).isEqualTo(409);
        assertThat(otherUser.json().get("code").asString()).isEqualTo("CONFLICT");
        assertThat(otherKey.status()).isEqualTo(409);
        assertThat(otherKey.json().get("error_code").asString()).isEqualTo("CONFLICT");
    }

    @Test
    void neitherPasswordNorSecretIsStoredReadably() {
        post(admin, USERS, user);
        var secret = post(alice, KEYS, wish).json().get("key").asString();

        var stored = jdbc().sql("select * from idempotent_requests")
                .query()
                .listOfRows()
                .toString();

        assertThat(stored).contains("answer=").doesNotContain(name, secret, secret.substring(25), key);
    }

    @Test
    void aLoginIsNoCreation() {
        var credentials = Map.of("username", "alice", "password", RunningIdentity.PASSWORD);
        var http = http().with("Idempotency-Key", key);

        var first = http.post("/api/v1/auth/login", credentials).json().get("token");
        assertThat(http.post("/api/v1/auth/login", credentials).json().get("token"))
                .isNotEqualTo(first);
    }

    /** All of 64 requests at once get the one answer, or are told to wait; it is returned. */
    private static Reply assertSameAnswers(ApiClient client, String path, Object body) {
        var requests = IntStream.range(0, 64)
                .mapToObj(_ -> CompletableFuture.supplyAsync(() -> client.post(path, body), Thread::startVirtualThread))
                .toList();
        var replies = requests.stream().map(CompletableFuture::join).toList();
        var answer = post(client, path, body);
        assertThat(answer.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(replies).extracting(Reply::status).contains(201).isSubsetOf(201, 409, 503);
        assertThat(replies)
                .filteredOn(reply -> reply.status() == 201)
                .extracting(Reply::text)
                .containsOnly(answer.text());
        return answer;
    }

    private static Reply post(ApiClient client, String path, Object body) {
        var reply = client.post(path, body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply;
    }

    private void forgetTheAnswer() {
        var changed = jdbc().sql("""
                        update idempotent_requests set answer = null, runs_until = now()
                        where key_hash = encode(sha256(?::bytea), 'hex')""").param(key).update();
        assertThat(changed).isOne();
    }

    private long keysOfThisName() {
        return StreamSupport.stream(alice.get(KEYS).json().spliterator(), false)
                .filter(made -> made.get("name").asString().equals(name))
                .count();
    }

    private static int verify(String text) {
        return RunningIdentity.asService()
                .post("/internal/keys/verify", Map.of("key", text))
                .status();
    }

    private static JdbcClient jdbc() {
        return RunningIdentity.part(JdbcClient.class);
    }

    private static ApiClient loggedIn(String username) {
        return http().bearer(RunningIdentity.logIn(username).get("token").asString());
    }
}
