package io.n3xus.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.n3xus.gateway.settings.GatewaySettings.Limit;
import io.n3xus.platform.refusal.Dialect;
import io.n3xus.testkit.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LimiterTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Limit LIMIT = new Limit(MINUTE, Map.of("free", 3, "standard", 5));

    private final TestClock clock = new TestClock(Instant.parse("2026-01-12T10:00:00.300Z"));
    private final Limiter limiter = new Limiter(Map.of(Dialect.SUPERCORE, LIMIT), clock);

    @Test
    void countsDownAndThenRefuses() {
        assertThat(IntStream.range(0, 3).mapToLong(_ -> take("free").remaining()))
                .containsExactly(2L, 1L, 0L);
        assertThat(take("free").granted()).isFalse();
    }

    @Test
    void theWholeNumberIsThereAgainAtTheResetAndNotAnInstantBefore() {
        var first = take("free");
        takeAll("free");

        clock.set(Instant.parse("2026-01-12T10:01:00.299Z"));
        assertThat(take("free").granted()).isFalse();
        clock.set(Instant.ofEpochSecond(first.resetSeconds()));
        assertThat(IntStream.range(0, 4).mapToObj(_ -> take("free").granted()))
                .containsExactly(true, true, true, false);
    }

    @Test
    void announcesTheResetAsAWholeSecondThatIsNeverTooEarly() {
        assertThat(take("free").resetSeconds())
                .isEqualTo(Instant.parse("2026-01-12T10:01:01Z").getEpochSecond());
        clock.set(Instant.parse("2026-01-12T10:00:10.900Z"));
        assertThat(take("free").resetSeconds())
                .isEqualTo(Instant.parse("2026-01-12T10:01:01Z").getEpochSecond());
    }

    @Test
    void whoeverWaitsAsToldIsNeverTooEarly() {
        takeAll("free");
        for (var millis = 0; millis < 60_000; millis += 137) {
            clock.set(Instant.parse("2026-01-12T10:00:00.300Z").plusMillis(millis));
            var refused = take("free");
            assertThat(clock.instant().plusSeconds(refused.waitSeconds()))
                    .isAfterOrEqualTo(Instant.ofEpochSecond(refused.resetSeconds()));
        }
    }

    @Test
    void countsEachAccountForItself() {
        takeAll("free");

        assertThat(limiter.take(Dialect.SUPERCORE, "bob", "free").orElseThrow().granted())
                .isTrue();
    }

    @Test
    void aPlanThatNobodyKnowsIsFree() {
        assertThat(take("platinum").limit()).isEqualTo(3);
        assertThat(take("standard").limit()).isEqualTo(5);
    }

    @Test
    void anApiWithoutATableIsNotLimited() {
        assertThat(limiter.take(Dialect.NEXUS, "alice", "free")).isEmpty();
    }

    @Test
    void describesItselfInHeaders() {
        assertThat(take("standard").headers())
                .containsExactly(
                        Map.entry("X-RateLimit-Limit", "5"),
                        Map.entry("X-RateLimit-Remaining", "4"),
                        Map.entry("X-RateLimit-Reset", "1768212061"),
                        Map.entry("RateLimit-Policy", "\"supercore-standard\";q=5;w=60"),
                        Map.entry("RateLimit", "\"supercore-standard\";r=4;t=61"));
    }

    private void takeAll(String plan) {
        IntStream.range(0, LIMIT.requests().getOrDefault(plan, 0)).forEach(_ -> take(plan));
    }

    private Allowance take(String plan) {
        return limiter.take(Dialect.SUPERCORE, "alice", plan).orElseThrow();
    }
}
