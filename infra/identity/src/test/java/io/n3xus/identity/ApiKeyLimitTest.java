package io.n3xus.identity;

import static io.n3xus.identity.RunningIdentity.http;
import static org.assertj.core.api.Assertions.assertThat;

import io.n3xus.testkit.ApiClient;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ApiKeyLimitTest {

    private static final int LIMIT = 50;
    private static final Map<String, Object> KEY = Map.of("name", "one of many", "permissions", List.of("build"));

    @Test
    void isExactHoweverManyAreMadeAtOnce() throws Exception {
        ApiClient bob = http().bearer(RunningIdentity.logIn("bob").get("token").asString());
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = Stream.<Callable<Integer>>generate(() -> () -> make(bob))
                    .limit(LIMIT + 14)
                    .toList();
            var statuses = clients.invokeAll(calls).stream()
                    .map(call -> call.resultNow())
                    .toList();

            assertThat(statuses).filteredOn(status -> status == 201).hasSize(LIMIT);
            assertThat(statuses).filteredOn(status -> status == 409).hasSize(14);
        }
        assertThat(bob.get("/api/keys").header("X-Total-Count")).isEqualTo("50");

        bob.get("/api/keys")
                .json()
                .forEach(key -> bob.delete("/api/keys/" + key.get("id").asString()));
        assertThat(bob.post("/api/keys", KEY).status()).isEqualTo(201);
    }

    /** Made by more clients than there are connections to the database, so some are asked to try again. */
    private static int make(ApiClient client) {
        var reply = client.post("/api/keys", KEY);
        while (reply.status() == 503) {
            assertThat(reply.header("Retry-After")).isEqualTo("1");
            reply = client.post("/api/keys", KEY);
        }
        return reply.status();
    }
}
