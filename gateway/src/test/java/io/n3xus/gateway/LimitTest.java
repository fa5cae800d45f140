package io.n3xus.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.n3xus.testkit.ApiClient.Reply;
import io.n3xus.testkit.TestTokens;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The plan's limit as a client sees it. The window is an hour, so that none ends while a test runs. */
class LimitTest {

    private static final int CLIENTS = 64;
    private static final TestTokens TOKENS = TestTokens.start();
    private static final StubService SESSION = new StubService("session");
    private static TestGateway gateway;

    @BeforeAll
    static void start() {
        gateway = TestGateway.with(
                TOKENS,
                Map.of(
                        "nexus.gateway.services.session", SESSION.url(),
                        "nexus.gateway.services.identity", SESSION.url(),
                        "nexus.gateway.limits.tables.supercore.all.windows.minute.lasts", "1h"));
    }

    @AfterAll
    static void stop() {
        gateway.close();
        SESSION.close();
        TOKENS.close();
    }

    @BeforeEach
    void forget() {
        SESSION.forget();
    }

    @ParameterizedTest
    @CsvSource({"free, 100", "standard, 500", "enterprise, 5000"})
    void eachPlanHasItsDocumentedNumber(String plan, String limit) {
        var reply = ask(token("of-" + plan, plan));

        assertThat(reply.header("X-RateLimit-Limit")).isEqualTo(limit);
        assertThat(reply.header("RateLimit-Policy")).isEqualTo("\"supercore-%s\";q=%s;w=3600".formatted(plan, limit));
    }

    @Test
    void exactlyAHundredOfManyAtOnceGetThrough() throws InterruptedException, ExecutionException {
        var token = token("crowd", "free");
        Callable<List<Reply>> client =
                () -> Stream.generate(() -> ask(token)).limit(4).toList();

        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var replies = clients
                    .invokeAll(Stream.generate(() -> client).limit(CLIENTS).toList())
                    .stream()
                    .flatMap(each -> each.resultNow().stream())
                    .toList();
            assertThat(replies).hasSize(CLIENTS * 4);
            assertThat(replies.stream().filter(reply -> reply.status() == 200)).hasSize(100);
            assertThat(replies.stream().filter(reply -> reply.status() == 429)).hasSize(CLIENTS * 4 - 100);
            assertThat(replies.stream()
                            .filter(reply -> reply.status() == 200)
                            .map(reply -> reply.header("X-RateLimit-Remaining"))
                            .distinct())
                    .hasSize(100);
        }
        assertThat(SESSION.seen()).hasSize(100);
    }

    @Test
    void saysWhenToComeBackAndNeverTooEarly() {
        var token = token("late", "free");
        Stream.generate(() -> ask(token))
                .limit(100)
                .forEach(reply -> assertThat(reply.status()).isEqualTo(200));
        var asked = Instant.now();

        var reply = ask(token);

        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.json().path("code").asString()).isEqualTo("RATE_LIMIT_EXCEEDED");
        assertThat(reply.header("X-RateLimit-Remaining")).isEqualTo("0");
        assertThat(asked.plusSeconds(number(reply, "Retry-After") + 1))
                .isAfterOrEqualTo(Instant.ofEpochSecond(number(reply, "X-RateLimit-Reset")));
        assertThat(reply.json().path("error").asString())
                .isEqualTo("Too many requests. Please try again in %s seconds.".formatted(reply.header("Retry-After")));
    }

    @Test
    void twoTokensOfOneAccountShareOneNumber() {
        ask(token("twin", "free"));

        assertThat(ask(token("twin", "free")).header("X-RateLimit-Remaining")).isEqualTo("98");
    }

    @Test
    void otherApisDoNotSpendFromIt() {
        var token = token("apis", "free");
        gateway.client().bearer(token).get("/api/v1/users");

        assertThat(ask(token).header("X-RateLimit-Remaining")).isEqualTo("99");
    }

    @Test
    void aRefusedTokenSpendsNothing() {
        gateway.superCore("nonsense").get("/v1/supercore/sessions");

        assertThat(ask(token("nonsense", "free")).header("X-RateLimit-Remaining"))
                .isEqualTo("99");
    }

    private static long number(Reply reply, String header) {
        return Long.parseLong(Objects.requireNonNull(reply.header(header)));
    }

    private static String token(String account, String plan) {
        return TOKENS.sign(TestTokens.claims(account, "user", plan).build());
    }

    private static Reply ask(String token) {
        return gateway.superCore(token).get("/v1/supercore/sessions");
    }
}
