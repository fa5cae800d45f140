package io.n3xus.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.n3xus.gateway.settings.LimitSettings;
import io.n3xus.gateway.settings.TestLimits;
import io.n3xus.gateway.token.AuthenticatedCaller;
import io.n3xus.gateway.token.VerifiedKey;
import io.n3xus.gateway.token.VerifiedToken;
import io.n3xus.testkit.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class LimiterTest {

    private static final Instant START = Instant.parse("2026-01-12T10:00:00.300Z");
    private static final String COMPUTE = "/v1/supercore/sessions";
    private static final String EXECUTE = "/api/v1/execute";

    private final TestClock clock = new TestClock(START);
    private final LimitSettings settings = TestLimits.with(Map.of(
            "tables.supercore.all.windows.minute.plans.free", "3",
            "tables.supercore.all.windows.minute.plans.standard", "5",
            "tables.faas.all.windows.minute.requests", "3",
            "tables.faas.all.windows.hour.requests", "5",
            "tables.streamspace.login.windows.minute.requests", "2"));

    private final Limiter limiter = new Limiter(
            new LimitTable(settings), new LocalCounts(clock, 100, Duration.ofHours(2)), new ClientAddresses(settings));

    @Test
    void countsDownAndThenRefuses() {
        assertThat(IntStream.range(0, 3).mapToLong(_ -> take("free").remaining()))
                .containsExactly(2L, 1L, 0L);
        assertThat(take("free").granted()).isFalse();
    }

    @Test
    void theWholeNumberIsThereAgainAtTheResetAndNotAnInstantBefore() {
        var first = take("free");
        takeAll();

        clock.set(Instant.parse("2026-01-12T10:01:00.299Z"));
        assertThat(take("free").granted()).isFalse();
        clock.set(Instant.ofEpochSecond(first.resetSeconds()));
        assertThat(IntStream.range(0, 4).mapToObj(_ -> take("free").granted()))
                .containsExactly(true, true, true, false);
    }

    @Test
    void announcesTheResetAsAWholeSecondThatIsNeverTooEarly() {
        var reset = Instant.parse("2026-01-12T10:01:01Z").getEpochSecond();

        assertThat(take("free").resetSeconds()).isEqualTo(reset);
        clock.set(Instant.parse("2026-01-12T10:00:10.900Z"));
        assertThat(take("free").resetSeconds()).isEqualTo(reset);
    }

    @Test
    void whoeverWaitsAsToldIsNeverTooEarly() {
        takeAll();
        for (var millis = 0; millis < 60_000; millis += 137) {
            clock.set(START.plusMillis(millis));
            var refused = take("free");
            assertThat(clock.instant().plusSeconds(refused.waitSeconds()))
                    .isAfterOrEqualTo(Instant.ofEpochSecond(refused.resetSeconds()));
        }
    }

    @Test
    void countsEachAccountForItself() {
        takeAll();

        assertThat(take(COMPUTE, token("bob", "free")).granted()).isTrue();
    }

    /** After three in each of two minutes the hour's five are spent before the second minute's three. */
    @Test
    void ofTwoWindowsBothMustHaveOneLeftAndTheScarcerIsTold() {
        var alice = token("alice", "free");

        assertThat(take(EXECUTE, alice).window().name()).isEqualTo("faas-minute");
        take(EXECUTE, alice);
        take(EXECUTE, alice);
        var minute = take(EXECUTE, alice);
        assertThat(minute.granted()).isFalse();
        assertThat(minute.window().requests()).isEqualTo(3);
        assertThat(minute.waitSeconds()).isEqualTo(61);

        clock.set(START.plusSeconds(60));
        var fourth = take(EXECUTE, alice);
        assertThat(fourth.window().name()).isEqualTo("faas-hour");
        assertThat(fourth.remaining()).isEqualTo(1);
        take(EXECUTE, alice);
        var hour = take(EXECUTE, alice);
        assertThat(hour.granted()).isFalse();
        assertThat(hour.window().requests()).isEqualTo(5);
        assertThat(hour.resetSeconds())
                .isEqualTo(Instant.parse("2026-01-12T11:00:01Z").getEpochSecond());

        clock.set(START.plusSeconds(3600));
        assertThat(IntStream.range(0, 4).mapToObj(_ -> take(EXECUTE, alice).granted()))
                .containsExactly(true, true, true, false);
    }

    @Test
    void aKeyHasItsOwnNumberBesideThatOfItsOwner() {
        var key = key("key_1", 2);

        assertThat(take(COMPUTE, key).window().name()).isEqualTo("key");
        assertThat(take("standard").remaining()).isEqualTo(3);
        assertThat(take(COMPUTE, key).remaining()).isZero();
        var refused = take(COMPUTE, key);
        assertThat(refused.granted()).isFalse();
        assertThat(refused.waitSeconds()).isEqualTo(3601);
        assertThat(take("standard").remaining()).isEqualTo(1);
        assertThat(take(COMPUTE, key("key_2", 50)).remaining()).isZero();
        assertThat(take(COMPUTE, key("key_2", 50)).window().name()).isEqualTo("supercore-standard");
    }

    @Test
    void nexusCountsEachKeyForItself() {
        assertThat(take("/v1/tasks", key("key_1", 1000)).remaining()).isEqualTo(199);
        assertThat(take("/v1/tasks", key("key_2", 1000)).remaining()).isEqualTo(199);
        assertThat(take("/v1/tasks", token("alice", "free")).remaining()).isEqualTo(199);
        assertThat(take("/v1/tasks", key("key_1", 1000)).remaining()).isEqualTo(198);
    }

    @Test
    void loginsAreCountedByAddressAndEverythingElseOfNobodyTogether() {
        assertThat(limiter.takeOpen(request("/api/v1/auth/login"), "/api/v1/auth/login")
                        .join()
                        .remaining())
                .isEqualTo(1);
        assertThat(limiter.takeOpen(request("/vnc-viewer/x"), "/vnc-viewer/x")
                        .join()
                        .remaining())
                .isEqualTo(599);
        assertThat(limiter.takeUnknown(request(COMPUTE)).join().remaining()).isEqualTo(598);
    }

    @Test
    void describesItselfInHeaders() {
        var headers = new HttpHeaders();
        take("standard").writeTo(headers);

        assertThat(headers.toSingleValueMap())
                .containsOnly(
                        Map.entry("X-RateLimit-Limit", "5"),
                        Map.entry("X-RateLimit-Remaining", "4"),
                        Map.entry("X-RateLimit-Reset", "1768212061"),
                        Map.entry("RateLimit-Policy", "\"supercore-standard\";q=5;w=60"),
                        Map.entry("RateLimit", "\"supercore-standard\";r=4;t=61"));
    }

    private void takeAll() {
        IntStream.range(0, 3).forEach(_ -> take("free"));
    }

    private Allowance take(String plan) {
        return take(COMPUTE, token("alice", plan));
    }

    private Allowance take(String path, AuthenticatedCaller caller) {
        return limiter.take(request(path), path, caller).join();
    }

    private static ServerHttpRequest request(String path) {
        return MockServerHttpRequest.method(HttpMethod.POST, path).build();
    }

    private static AuthenticatedCaller token(String user, String plan) {
        return new AuthenticatedCaller(new VerifiedToken("id", user, plan, Set.of(), Instant.MAX), null, "token");
    }

    private static AuthenticatedCaller key(String id, int requestsPerHour) {
        var key = new VerifiedKey(
                id, "alice", "standard", "user", Set.of(), requestsPerHour, "token", id + ".1", Instant.MAX);
        return new AuthenticatedCaller(new VerifiedToken(id, "alice", "standard", Set.of(), Instant.MAX), key, "token");
    }
}
