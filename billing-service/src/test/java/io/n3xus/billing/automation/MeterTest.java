package io.n3xus.billing.automation;

import static org.assertj.core.api.Assertions.assertThat;

import io.n3xus.platform.money.NexCoin;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MeterTest {

    private static final Instant BEGIN = Instant.parse("2026-03-01T12:00:00.250Z");
    private static final long HUNDRED_AN_HOUR = 100_000_000;

    @Test
    void countsWholeSecondsOnly() {
        var meter = meter(HUNDRED_AN_HOUR, 0);
        assertThat(meter.secondsUntil(BEGIN.plusMillis(999))).isZero();
        assertThat(meter.secondsUntil(BEGIN.plusMillis(1_000))).isOne();
        assertThat(meter.secondsUntil(BEGIN.minusSeconds(5))).isZero();
    }

    @Test
    void sharesOneRoundingAmongAllRuns() {
        // A second costs 27,777.7… micros: three runs of one second cost 27,777, 27,778 and 27,778, and not 3 × 27,777.
        assertThat(meter(HUNDRED_AN_HOUR, 0).costMicros(1)).isEqualTo(27_777);
        assertThat(meter(HUNDRED_AN_HOUR, 1).costMicros(1)).isEqualTo(27_778);
        assertThat(meter(HUNDRED_AN_HOUR, 2).costMicros(1)).isEqualTo(27_778);
        assertThat(NexCoin.costMicros(HUNDRED_AN_HOUR, 3)).isEqualTo(27_777 + 27_778 + 27_778);
    }

    @Test
    void isExhaustedAtTheLastSecondThatTheHoldPays() {
        assertThat(meter(HUNDRED_AN_HOUR, 0).exhaustedAt(27_776)).isEqualTo(BEGIN);
        assertThat(meter(HUNDRED_AN_HOUR, 0).exhaustedAt(27_777)).isEqualTo(BEGIN.plusSeconds(1));
        assertThat(meter(HUNDRED_AN_HOUR, 1).exhaustedAt(27_777)).isEqualTo(BEGIN);
    }

    @Test
    void neverExhaustsWhatIsFree() {
        assertThat(meter(0, 0).exhaustedAt(0)).isEqualTo(Instant.MAX);
    }

    @Test
    void neverAffordsASecondTooManyOrTooFew() {
        var random = new Random(7);
        for (var i = 0; i < 5_000; i++) {
            var meter = meter(random.nextLong(1, 2_000_000_000L), random.nextLong(1_000_000));
            var held = random.nextLong(1_000_000_000L);
            var seconds = meter.affordableSeconds(held);
            assertThat(meter.costMicros(seconds)).isLessThanOrEqualTo(held);
            assertThat(meter.costMicros(seconds + 1)).isGreaterThan(held);
        }
    }

    private static Meter meter(long price, long secondsBefore) {
        return new Meter("sess_1", 1, "account", 1, "sess_1:1", price, secondsBefore, BEGIN, true);
    }
}
