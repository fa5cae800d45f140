package io.n3xus.billing;

import static io.n3xus.billing.RunningBilling.bodies;
import static io.n3xus.billing.RunningBilling.credit;
import static io.n3xus.billing.RunningBilling.holdOf;
import static io.n3xus.billing.RunningBilling.newAccount;
import static io.n3xus.billing.RunningBilling.otherReplica;
import static io.n3xus.billing.RunningBilling.service;
import static io.n3xus.billing.RunningBilling.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.n3xus.platform.money.NexCoin;
import io.n3xus.testkit.ApiClient;
import io.n3xus.testkit.ApiClient.Reply;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Many at once, half of them at each replica, about the same money. */
class ConcurrencyTest {

    private static final int CLIENTS = 100;
    private static final int REQUESTS = 12;

    private static final int HOLDS = 16;

    private final String account = newAccount();
    private final Set<String> credited = ConcurrentHashMap.newKeySet();

    @Test
    void neverGrantsMoreThanThereIs() throws InterruptedException {
        credit(account, "seed:alice", 1_000);
        var replies = together(client -> hold(replica(client), client, 100, 100));

        assertThat(replies).extracting(Reply::status).isSubsetOf(201, 402, 503);
        var granted = replies.stream().filter(reply -> reply.status() == 201).count();
        assertThat(granted).isBetween(1L, 10L);
        awaitBalances(1_000 - 100 * granted, 100 * granted);
    }

    @Test
    void firstCreditsOfAnAccountDoNotFailEachOther() throws InterruptedException {
        var replies = together(client -> replica(client).post("/internal/credits", creditOf("seed:alice", 700)));
        assertThat(replies).extracting(Reply::status).contains(201).isSubsetOf(201, 503);
        awaitBalances(700, 0);
    }

    @Test
    void keepsAllMoneyUnderMixedRequests() throws InterruptedException {
        credit(account, "seed:alice", 5_000);
        var replies = together(client -> {
            var random = new Random(client);
            return IntStream.range(0, REQUESTS)
                    .mapToObj(_ -> any(replica(random.nextInt()), random))
                    .toList();
        });
        assertThat(replies.stream().flatMap(List::stream))
                .extracting(Reply::status)
                .hasSize(CLIENTS * REQUESTS)
                .isSubsetOf(201, 204, 402, 409, 503);

        IntStream.range(0, HOLDS).forEach(hold -> cancel(service(), hold));
        awaitBalances(5_000 + 50L * credited.size(), 0);
        assertThat(bodies(account)).allSatisfy(event -> {
            assertThat(event.path("balance_micros").asLong()).isNotNegative();
            assertThat(event.path("held_micros").asLong()).isNotNegative();
        });
        assertThat(service()
                        .get("/internal/ledger/digest")
                        .json()
                        .get("sumMicros")
                        .asLong())
                .isZero();
    }

    private Reply any(ApiClient http, Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> topUp(http, "entry:" + random.nextInt(20));
            case 1 -> cancel(http, random.nextInt(HOLDS));
            default -> hold(http, random.nextInt(HOLDS), 1 + random.nextInt(900), 1);
        };
    }

    private Reply topUp(ApiClient http, String entryId) {
        var reply = http.post("/internal/credits", creditOf(entryId, 50));
        if (reply.status() == 201) {
            credited.add(entryId);
        }
        return reply;
    }

    private Reply hold(ApiClient http, int hold, long micros, long minimumMicros) {
        return http.post(
                "/internal/holds", holdOf(account, "sess_%s_%d".formatted(account, hold), micros, minimumMicros));
    }

    private Reply cancel(ApiClient http, int hold) {
        return http.delete("/internal/holds/%s/sess_%s_%d:1".formatted(account, account, hold));
    }

    private Map<String, Object> creditOf(String entryId, long micros) {
        return Map.of("accountId", account, "entryId", entryId, "amountMicros", micros, "reason", "top_up");
    }

    private static ApiClient replica(int client) {
        return client % 2 == 0 ? service() : otherReplica();
    }

    private void awaitBalances(long balanceMicros, long heldMicros) {
        await().untilAsserted(() -> {
            var wallet = user(account).get("/api/v1/supercore/wallet").json().get("wallet");
            assertThat(micros(wallet, "balance")).isEqualTo(balanceMicros);
            assertThat(micros(wallet, "held")).isEqualTo(heldMicros);
        });
    }

    private static long micros(JsonNode wallet, String field) {
        return NexCoin.ofDecimal(wallet.get(field).decimalValue());
    }

    private static <T> List<T> together(IntFunction<T> client) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = IntStream.range(0, CLIENTS)
                    .mapToObj(number -> (Callable<T>) () -> client.apply(number))
                    .toList();
            return threads.invokeAll(tasks).stream()
                    .map(ConcurrencyTest::answer)
                    .toList();
        }
    }

    private static <T> T answer(Future<T> reply) {
        try {
            return reply.get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new AssertionError(failed);
        }
    }
}
