package io.n3xus.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.n3xus.testkit.ApiClient.Reply;
import io.n3xus.testkit.RedisServer;
import io.n3xus.testkit.TestTokens;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Two gateways that count in one Redis, which is killed, frozen and started again. */
@ExtendWith(OutputCaptureExtension.class)
class SharedLimitTest {

    private static final int CLIENTS = 64;
    private static final TestTokens TOKENS = TestTokens.start();
    private static final StubService SERVICE = new StubService("service");
    private static RedisServer redis;
    private static List<TestGateway> gateways;

    @BeforeAll
    static void start() {
        redis = RedisServer.start();
        gateways = Stream.generate(() -> TestGateway.with(
                        TOKENS,
                        Map.of(
                                "nexus.gateway.services.session",
                                SERVICE.url(),
                                "nexus.gateway.limits.redis",
                                redis.uri(),
                                "nexus.gateway.limits.redis-timeout",
                                "2s",
                                "nexus.gateway.limits.tables.supercore.all.windows.minute.lasts",
                                "1h")))
                .limit(2)
                .toList();
    }

    @AfterAll
    static void stop() {
        if (gateways != null) {
            gateways.forEach(TestGateway::close);
        }
        if (redis != null) {
            redis.close();
        }
        SERVICE.close();
        TOKENS.close();
    }

    @Test
    void exactlyAHundredOfManyAtOnceGetThroughBothTogether() throws InterruptedException {
        SERVICE.forget();
        var replies = crowd(token("crowd"));

        assertThat(replies).hasSize(CLIENTS * 4);
        assertThat(granted(replies)).hasSize(100);
        assertThat(replies.stream().filter(reply -> reply.status() == 429)).hasSize(CLIENTS * 4 - 100);
        assertThat(granted(replies).stream()
                        .map(reply -> reply.header("X-RateLimit-Remaining"))
                        .distinct())
                .hasSize(100);
        assertThat(SERVICE.seen()).hasSize(100);
    }

    @Test
    void whatOneCountedTheOtherKnows() {
        var token = token("alternating");

        assertThat(IntStream.range(0, 6).mapToObj(turn -> ask(turn % 2, token).header("X-RateLimit-Remaining")))
                .containsExactly("99", "98", "97", "96", "95", "94");
    }

    @Test
    void withoutRedisEachCountsForItselfAndAfterwardsTogetherAgain(CapturedOutput output) {
        var token = token("outage");
        ask(0, token);
        var before = output.getAll().length();

        redis.kill();
        assertThat(ask(0, token).header("X-RateLimit-Remaining")).isEqualTo("99");
        assertThat(ask(0, token).header("X-RateLimit-Remaining")).isEqualTo("98");
        assertThat(ask(1, token).header("X-RateLimit-Remaining")).isEqualTo("99");
        assertThat(redisIsHealthy(0)).isEqualTo("unhealthy");
        // Long enough for several vain attempts to reach it, of which nobody wants to read.
        await().during(Duration.ofMillis(500)).until(() -> count(output, before, "does not answer") == 2);

        redis.restart();
        awaitLog(output, before, "counted together", 2);
        assertThat(redisIsHealthy(0)).isEqualTo("healthy");
        assertThat(ask(0, token).header("X-RateLimit-Remaining")).isEqualTo("99");
        assertThat(ask(1, token).header("X-RateLimit-Remaining")).isEqualTo("98");
        assertThat(count(output, before, "does not answer")).isEqualTo(2);
    }

    /** Requests are asked while Redis dies, and every one is answered. */
    @Test
    void noRequestIsLostWhenRedisDiesInTheMiddle() throws InterruptedException {
        try (var killer = Executors.newVirtualThreadPerTaskExecutor()) {
            var killed = killer.submit(() -> {
                await().until(() -> SERVICE.seen().size() > 20);
                redis.kill();
            });
            SERVICE.forget();
            var replies = crowd(token("middle"));

            assertThat(replies).allSatisfy(reply -> assertThat(reply.status()).isIn(200, 429));
            assertThat(granted(replies)).hasSizeBetween(100, 300);
            await().until(killed::isDone);
        } finally {
            redis.restart();
            await().until(() ->
                    redisIsHealthy(0).equals("healthy") && redisIsHealthy(1).equals("healthy"));
        }
    }

    @Test
    void aRedisThatHangsHoldsUpOneRequestAndNoMore(CapturedOutput output) {
        var token = token("hanging");
        var before = output.getAll().length();
        redis.freeze();
        try {
            assertThat(ask(0, token).header("X-RateLimit-Remaining")).isEqualTo("99");
            awaitLog(output, before, "does not answer", 1);
            assertThat(ask(0, token).header("X-RateLimit-Remaining")).isEqualTo("98");
        } finally {
            redis.thaw();
        }
        await().until(() -> redisIsHealthy(0).equals("healthy"));
    }

    private static List<Reply> crowd(String token) throws InterruptedException {
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            return clients
                    .invokeAll(IntStream.range(0, CLIENTS)
                            .<Callable<List<Reply>>>mapToObj(number ->
                                    () -> Stream.generate(() -> ask(number % 2, token))
                                            .limit(4)
                                            .toList())
                            .toList())
                    .stream()
                    .flatMap(each -> each.resultNow().stream())
                    .toList();
        }
    }

    private static List<Reply> granted(List<Reply> replies) {
        return replies.stream().filter(reply -> reply.status() == 200).toList();
    }

    private static String redisIsHealthy(int gateway) {
        return gateways.get(gateway)
                .client()
                .get("/health")
                .json()
                .path("services")
                .path("redis")
                .asString();
    }

    private static void awaitLog(CapturedOutput output, int from, String words, long times) {
        await().atMost(Duration.ofSeconds(10)).until(() -> count(output, from, words) == times);
    }

    private static long count(CapturedOutput output, int from, String words) {
        return output.getAll()
                .substring(from)
                .lines()
                .filter(line -> line.contains(words))
                .count();
    }

    private static String token(String account) {
        return TOKENS.sign(TestTokens.claims(account, "user", "free").build());
    }

    private static Reply ask(int gateway, String token) {
        return gateways.get(gateway).superCore(token).get("/v1/supercore/sessions");
    }
}
