package io.n3xus.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.n3xus.gateway.limit.Policy.Window;
import io.n3xus.gateway.settings.LimitSettings.By;
import io.n3xus.gateway.settings.TestLimits;
import io.n3xus.testkit.RedisServer;
import io.n3xus.testkit.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Two windows are one decision, on either store: what the longer one refuses has not been spent from the shorter one. */
class CountsTest {

    private static final int CLIENTS = 64;
    private static final int EACH = 4;
    private static final Policy BOTH =
            new Policy(new Window("minute", 100, Duration.ofMinutes(1)), new Window("hour", 130, Duration.ofHours(1)));
    private static final Account ACCOUNT = new Account(BOTH, By.ACCOUNT, "alice", "alice");

    private final TestClock clock = TestClock.startingNow();

    @Test
    void inMemory() throws InterruptedException {
        var counts = local();

        assertThatBothWindowsHold(List.of(counts, counts));
    }

    @Test
    void inRedisFromTwoGateways() throws InterruptedException {
        try (var redis = RedisServer.start();
                var one = shared(redis);
                var other = shared(redis)) {
            assertThatBothWindowsHold(List.of(one, other));
            assertThat(one.isShared()).contains(true);
            assertThat(other.isShared()).contains(true);
        }
    }

    private void assertThatBothWindowsHold(List<Counts> gateways) throws InterruptedException {
        assertThat(granted(gateways)).isEqualTo(100);
        clock.pass(Duration.ofMinutes(1));
        assertThat(granted(gateways)).isEqualTo(30);

        var refused = gateways.getFirst().take(ACCOUNT).join();
        assertThat(refused.window().name()).isEqualTo("hour");
        assertThat(refused.granted()).isFalse();
        assertThat(Instant.ofEpochSecond(refused.resetSeconds()))
                .isAfter(clock.instant().plus(Duration.ofMinutes(58)));
    }

    private static long granted(List<Counts> gateways) throws InterruptedException {
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            return clients
                    .invokeAll(IntStream.range(0, CLIENTS)
                            .<Callable<Long>>mapToObj(number -> () -> granted(gateways.get(number % gateways.size())))
                            .toList())
                    .stream()
                    .mapToLong(each -> each.resultNow())
                    .sum();
        }
    }

    private static long granted(Counts gateway) {
        return IntStream.range(0, EACH)
                .filter(_ -> gateway.take(ACCOUNT).join().granted())
                .count();
    }

    private LocalCounts local() {
        return new LocalCounts(clock, 10, Duration.ofHours(2));
    }

    private SharedCounts shared(RedisServer redis) {
        return new SharedCounts(TestLimits.with(Map.of("redis", redis.uri(), "redis-timeout", "5s")), local(), clock);
    }
}
