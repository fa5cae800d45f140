package io.n3xus.billing.automation;

import static org.assertj.core.api.Assertions.assertThat;

import io.n3xus.billing.api.UsageLine;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RunTimeTest {

    private static final Instant BEGIN = Instant.parse("2026-03-01T12:00:00.250Z");
    private static final long HUNDRED_AN_HOUR = 100_000_000;
    private static final long NEXCOIN_A_SECOND = 3_600_000_000L;

    private final PlannedPrices prices = new PlannedPrices();

    @Test
    void countsWholeSecondsOnly() {
        var time = time(HUNDRED_AN_HOUR, 0);
        assertThat(time.secondsUntil(BEGIN.plusMillis(999))).isZero();
        assertThat(time.secondsUntil(BEGIN.plusMillis(1_000))).isOne();
        assertThat(time.secondsUntil(BEGIN.minusSeconds(5))).isZero();
    }

    @Test
    void sharesOneRoundingAmongAllRuns() {
        // A second costs 27,777.7… micros: three runs of one second cost 27,777, 27,778 and 27,778, and not 3 × 27,777.
        var fraction = time(HUNDRED_AN_HOUR, 0).fractionAfter(1);
        assertThat(time(HUNDRED_AN_HOUR, 0).costMicros(1)).isEqualTo(27_777);
        assertThat(time(HUNDRED_AN_HOUR, fraction).costMicros(1)).isEqualTo(27_778);
        assertThat(time(HUNDRED_AN_HOUR, fraction).fractionAfter(1))
                .isEqualTo(time(HUNDRED_AN_HOUR, 0).fractionAfter(2));
    }

    @Test
    void isExhaustedAtTheLastSecondThatTheHoldPays() {
        assertThat(time(HUNDRED_AN_HOUR, 0).exhaustedAt(27_776)).isEqualTo(BEGIN);
        assertThat(time(HUNDRED_AN_HOUR, 0).exhaustedAt(27_777)).isEqualTo(BEGIN.plusSeconds(1));
    }

    @Test
    void neverExhaustsWhatIsFree() {
        assertThat(time(0, 0).exhaustedAt(0)).isEqualTo(Instant.MAX);
        assertThat(time(1, 0).exhaustedAt(Long.MAX_VALUE / 2)).isEqualTo(Instant.MAX);
    }

    @Test
    void chargesEachSecondAtThePriceInForceWhenItBegins() {
        prices.plan(BEGIN.minusSeconds(60), Map.of("standard", NEXCOIN_A_SECOND), 1);
        prices.plan(BEGIN.plusMillis(2_001), Map.of("standard", 2 * NEXCOIN_A_SECOND), 1);
        assertThat(time(5, 0).usage(5).lines())
                .containsExactly(
                        new UsageLine("session.time", "standard", 3, 1, NEXCOIN_A_SECOND, 3_000_000),
                        new UsageLine("session.time", "standard", 2, 2, 2 * NEXCOIN_A_SECOND, 4_000_000));
    }

    @Test
    void knowsPriceChangesAhead() {
        prices.plan(BEGIN.minusSeconds(60), Map.of("standard", NEXCOIN_A_SECOND), 1);
        prices.plan(BEGIN.plusSeconds(10), Map.of("standard", 4 * NEXCOIN_A_SECOND), 1);
        assertThat(time(5, 0).exhaustedAt(18_000_000)).isEqualTo(BEGIN.plusSeconds(12));
    }

    @Test
    void takesThePriceOfTheEventWhenTheCatalogueLacksTheTier() {
        prices.plan(BEGIN.minusSeconds(60), Map.of("other", NEXCOIN_A_SECOND), 1);
        assertThat(time(HUNDRED_AN_HOUR, 0).usage(36).lines())
                .containsExactly(new UsageLine("session.time", "standard", 36, 0, HUNDRED_AN_HOUR, 1_000_000));
    }

    @Test
    void neverAffordsASecondTooManyOrTooFew() {
        var random = new Random(7);
        for (var i = 0; i < 5_000; i++) {
            var own = new PlannedPrices();
            own.plan(
                    BEGIN.plusMillis(random.nextLong(90_000)),
                    Map.of("standard", random.nextLong(1, 2_000_000_000L)),
                    1);
            own.plan(
                    BEGIN.plusMillis(random.nextLong(90_000, 1_000_000)),
                    Map.of("standard", random.nextLong(20, 99)),
                    1);
            var tier = Tier.ofRun(BEGIN, "standard", random.nextLong(1, 2_000_000_000L));
            var time = new RunTime("sess_1", new Tariff(List.of(tier), own.history()), BEGIN, random.nextLong(3_600));
            var held = random.nextLong(50_000_000L);
            var seconds = time.affordableSeconds(held);
            assertThat(time.costMicros(seconds)).isLessThanOrEqualTo(held);
            assertThat(time.costMicros(seconds + 1)).isGreaterThan(held);
        }
    }

    private RunTime time(long ownPrice, long fraction) {
        var tariff = new Tariff(List.of(Tier.ofRun(BEGIN, "standard", ownPrice)), prices.history());
        return new RunTime("sess_1", tariff, BEGIN, fraction);
    }
}
