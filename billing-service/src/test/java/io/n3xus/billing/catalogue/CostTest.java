package io.n3xus.billing.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.n3xus.billing.catalogue.Cost.Part;
import io.n3xus.platform.money.NexCoin;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class CostTest {

    private static final long PRICE_MAX = 1_000_000_000_000_000L;
    private static final int DAY_SECONDS = 86_400;

    @Test
    void roundsDownOnceAtTheEnd() {
        assertThat(Cost.micros(Prices.of(MeterType.SESSION_TIME, 100_000_000), 1))
                .isEqualTo(27_777);
        assertThat(Cost.micros(Prices.of(MeterType.SESSION_TIME, 100_000_000), 3_600))
                .isEqualTo(100_000_000);
        assertThat(Cost.micros(Prices.of(MeterType.EXECUTION_CPU, 200), 145)).isEqualTo(29);
        assertThat(Cost.micros(Prices.of(MeterType.STORAGE, 139), 50_500 * 3_600L))
                .isEqualTo(7_019);
        assertThat(Cost.micros(Prices.of(MeterType.NETWORK_EGRESS, 90_000), 25_300_000_000L))
                .isEqualTo(2_277_000);
        assertThat(Cost.micros(Prices.of(MeterType.BUILD, 5_000_000), 3)).isEqualTo(15_000_000);
    }

    @Property
    void isTheExactQuotientOrRefused(
            @ForAll MeterType meter,
            @ForAll @LongRange(max = PRICE_MAX) long micros,
            @ForAll @LongRange(max = Long.MAX_VALUE) long quantity) {
        var exact = BigInteger.valueOf(micros)
                .multiply(BigInteger.valueOf(quantity))
                .divide(BigInteger.valueOf(meter.countedPerUnit()));
        if (exact.bitLength() < Long.SIZE) {
            assertThat(Cost.micros(Prices.of(meter, micros), quantity))
                    .isNotNegative()
                    .isEqualTo(exact.longValue());
        } else {
            assertThatThrownBy(() -> Cost.micros(Prices.of(meter, micros), quantity))
                    .isInstanceOf(ArithmeticException.class);
        }
    }

    @Property
    void sessionTimeCostsWhatItAlwaysDid(
            @ForAll @LongRange(max = 2_000_000_000) long micros, @ForAll @LongRange(max = 1_000_000_000) long seconds) {
        assertThat(Cost.micros(Prices.of(MeterType.SESSION_TIME, micros), seconds))
                .isEqualTo(NexCoin.costMicros(micros, seconds));
    }

    @Property
    void splittingADurationChangesNothing(
            @ForAll("histories") PriceHistory history,
            @ForAll @IntRange(max = 2 * DAY_SECONDS) int startsAt,
            @ForAll @IntRange(max = DAY_SECONDS) int first,
            @ForAll @IntRange(max = DAY_SECONDS) int second) {
        var start = Prices.BEGIN.plusSeconds(startsAt);
        var whole = history.sessionTime("basic", start, first + second);
        var split = new ArrayList<>(history.sessionTime("basic", start, first));
        split.addAll(history.sessionTime("basic", start.plusSeconds(first), second));

        assertThat(Cost.micros(split)).isEqualTo(Cost.micros(whole));
    }

    @Property(tries = 200)
    void eachSecondCostsWhatWasInForceWhenItBegan(
            @ForAll("histories") PriceHistory history,
            @ForAll @IntRange(max = 3 * DAY_SECONDS) int startsAtMillis,
            @ForAll @IntRange(max = 5_000) int seconds) {
        var start = Prices.BEGIN.plusMillis(startsAtMillis);
        var naive = BigInteger.ZERO;
        for (var second = 0; second < seconds; second++) {
            var price = history.at(start.plusSeconds(second)).orElseThrow().find(MeterType.SESSION_TIME, "basic");
            naive = naive.add(BigInteger.valueOf(price.orElseThrow().micros()));
        }
        assertThat(Cost.micros(history.sessionTime("basic", start, seconds)))
                .isEqualTo(naive.divide(BigInteger.valueOf(3_600)).longValueExact());
    }

    @Property
    void partsAddUpAndEachHasItsOwnPrice(
            @ForAll("histories") PriceHistory history, @ForAll @IntRange(max = 3 * DAY_SECONDS) int seconds) {
        var parts = history.sessionTime("basic", Prices.BEGIN, seconds);
        var each = Cost.each(parts);

        assertThat(each.stream().mapToLong(Long::longValue).sum()).isEqualTo(Cost.micros(parts));
        for (var number = 0; number < parts.size(); number++) {
            var alone = Cost.micros(parts.get(number).price(), parts.get(number).quantity());
            assertThat(each.get(number)).isNotNegative().isBetween(alone, alone + 1);
        }
        assertThat(parts.stream().mapToLong(Part::quantity).sum()).isEqualTo(seconds);
    }

    @Test
    void aPriceThatChangesInTheMiddleChargesEachPartAtItsOwn() {
        var change = Prices.BEGIN.plusSeconds(3_600);
        var history =
                Prices.history(Prices.version(1, Prices.BEGIN, 100_000_000), Prices.version(2, change, 250_000_000));

        var parts = history.sessionTime("basic", Prices.BEGIN, 7_200);
        assertThat(parts).extracting(Part::catalogueVersion).containsExactly(1, 2);
        assertThat(Cost.each(parts)).containsExactly(100_000_000L, 250_000_000L);
        // The second that has begun is not dearer because of what happens in it.
        var late = history.sessionTime("basic", change.minus(Duration.ofMillis(1_500)), 3);
        assertThat(late).extracting(Part::quantity).containsExactly(2L, 1L);
    }

    @Test
    void refusesWhatMakesNoSense() {
        var history = Prices.history(Prices.version(1, Prices.BEGIN, 1));
        assertThatThrownBy(() -> history.sessionTime("basic", Prices.BEGIN.minusSeconds(1), 5))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> history.sessionTime("gold", Prices.BEGIN, 5))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Cost.micros(Prices.of(MeterType.BUILD, 1), -1))
                .isInstanceOf(IllegalArgumentException.class);
        var mixed =
                List.of(new Part(1, Prices.of(MeterType.BUILD, 1), 1), new Part(1, Prices.of(MeterType.AI_TASK, 1), 1));
        assertThatThrownBy(() -> Cost.micros(mixed)).isInstanceOf(IllegalArgumentException.class);
    }

    @Provide
    Arbitrary<PriceHistory> histories() {
        var change = Combinators.combine(
                        Arbitraries.longs().between(0, 2_000_000_000),
                        Arbitraries.integers().between(0, DAY_SECONDS * 1_000))
                .as((micros, afterMillis) -> new long[] {micros, afterMillis});
        return change.list().ofMinSize(1).ofMaxSize(5).map(changes -> {
            var versions = new ArrayList<CatalogueVersion>();
            var at = Prices.BEGIN;
            for (var each : changes) {
                versions.add(Prices.version(versions.size() + 1, at, each[0]));
                at = at.plusMillis(each[1]);
            }
            return new PriceHistory(versions);
        });
    }
}
