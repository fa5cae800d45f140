package io.n3xus.identity;

import static io.n3xus.identity.RunningIdentity.http;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.n3xus.identity.issuer.LiveTokens;
import io.n3xus.testkit.ApiClient.Reply;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** A user is shut out in the very moment in which a token is given: no token of theirs may live on. */
class RaceTest {

    private static final List<String> PERMISSIONS = List.of("task:read");

    private final JdbcClient jdbc = RunningIdentity.part(JdbcClient.class);
    private final LiveTokens liveTokens = RunningIdentity.part(LiveTokens.class);
    private final TransactionTemplate transaction = RunningIdentity.part(TransactionTemplate.class);
    private final JsonNode user = newUser();

    @Test
    void aLoginWaitsForTheChangeAndIsRefused() {
        var login = Map.of("username", user.get("username").asString(), "password", RunningIdentity.PASSWORD);

        var reply = whileShutOut(() -> http().post("/api/v1/auth/login", login));

        assertThat(reply.status()).isEqualTo(401);
        assertThat(alive()).isEmpty();
    }

    @Test
    void soDoesAKey() {
        var login = RunningIdentity.logIn(user.get("username").asString());
        var key = http().bearer(login.get("token").asString())
                .post("/api/keys", Map.of("name", "race", "permissions", PERMISSIONS))
                .json()
                .get("key")
                .asString();
        var before = alive();

        var reply = whileShutOut(() -> RunningIdentity.asService().post("/internal/keys/verify", Map.of("key", key)));

        assertThat(reply.status()).isEqualTo(401);
        assertThat(before).hasSize(1);
    }

    /** Asks after the account was closed but before that is committed, when all tokens have been ended already. */
    private Reply whileShutOut(Supplier<Reply> request) {
        var asked = transaction.execute(_ -> {
            jdbc.sql("update users set active = false where id = ?").param(id()).update();
            var reply = CompletableFuture.supplyAsync(request);
            awaitSomeoneWaiting();
            return reply;
        });
        return Objects.requireNonNull(asked).join();
    }

    private void awaitSomeoneWaiting() {
        await().until(() -> jdbc.sql("select count(*) from pg_stat_activity where wait_event_type = 'Lock'")
                        .query(Long.class)
                        .single()
                > 0);
    }

    private List<LiveTokens.LiveToken> alive() {
        return liveTokens.of(user.get("id").asString(), Instant.now());
    }

    private UUID id() {
        return UUID.fromString(user.get("id").asString());
    }

    private static JsonNode newUser() {
        var name = "race-" + UUID.randomUUID().toString().substring(0, 8);
        return http().bearer(RunningIdentity.logIn("admin").get("token").asString())
                .post(
                        "/api/v1/users",
                        Map.of(
                                "username",
                                name,
                                "email",
                                name + "@people.example",
                                "password",
                                RunningIdentity.PASSWORD))
                .json();
    }
}
