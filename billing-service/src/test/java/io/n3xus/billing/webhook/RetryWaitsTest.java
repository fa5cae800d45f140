package io.n3xus.billing.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RetryWaitsTest {

    private static final RetryWaits WAITS = new RetryWaits(Duration.ofSeconds(5), Duration.ofHours(8), 4);
    private static final double MIDDLE = 0.5;

    @Test
    void growUpToTheLongest() {
        assertThat(IntStream.rangeClosed(1, 9).mapToObj(attempt -> WAITS.after(attempt, MIDDLE)))
                .extracting(Duration::toSeconds)
                .containsExactly(5L, 20L, 80L, 320L, 1_280L, 5_120L, 20_480L, 28_800L, 28_800L);
    }

    @Property
    void stayWithinAQuarterAndTheLongest(
            @ForAll @IntRange(min = 1, max = 1_000) int attempt,
            @ForAll @DoubleRange(max = 1, maxIncluded = false) double chance) {
        var middle = WAITS.after(attempt, MIDDLE).toMillis();
        assertThat(WAITS.after(attempt, chance))
                .isBetween(Duration.ofMillis(middle * 3 / 4), Duration.ofMillis(middle * 5 / 4 + 1))
                .isLessThanOrEqualTo(Duration.ofHours(8));
    }
}
