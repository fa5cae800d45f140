package io.n3xus.billing.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.n3xus.billing.catalogue.Cost.Part;
import io.n3xus.platform.money.NexCoin;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class CostTest {

    private static final long PRICE_MAX = 1_000_000_000_000_000L;
    private static final int DAY_SECONDS = 86_400;

    @Test
    void roundsDownOnceAtTheEnd() {
        assertThat(micros(Prices.of(MeterType.SESSION_TIME, 100_000_000), 1)).isEqualTo(27_777);
        assertThat(micros(Prices.of(MeterType.SESSION_TIME, 100_000_000), 3_600))
                .isEqualTo(100_000_000);
        assertThat(micros(Prices.of(MeterType.EXECUTION_CPU, 200), 145)).isEqualTo(29);
        assertThat(micros(Prices.of(MeterType.STORAGE, 139), 50_500 * 3_600L)).isEqualTo(7_019);
        assertThat(micros(Prices.of(MeterType.NETWORK_EGRESS, 90_000), 25_300_000_000L))
                .isEqualTo(2_277_000);
        assertThat(micros(Prices.of(MeterType.BUILD, 5_000_000), 3)).isEqualTo(15_000_000);
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
            assertThat(micros(Prices.of(meter, micros), quantity))
                    .isNotNegative()
                    .isEqualTo(exact.longValue());
        } else {
            assertThatThrownBy(() -> micros(Prices.of(meter, micros), quantity))
                    .isInstanceOf(ArithmeticException.class);
        }
    }

    @Property
    void sessionTimeCostsWhatItAlwaysDid(
            @ForAll @LongRange(max = 2_000_000_000) long micros, @ForAll @LongRange(max = 1_000_000_000) long seconds) {
        assertThat(micros(Prices.of(MeterType.SESSION_TIME, micros), seconds))
                .isEqualTo(NexCoin.costMicros(micros, seconds));
    }

    @Property
    void splittingAQuantityChangesNothing(@ForAll("parts") List<Part> first, @ForAll("parts") List<Part> second) {
        var whole = new ArrayList<>(first);
        whole.addAll(second);
        var rest = Cost.fraction(first, 0);

        assertThat(Cost.micros(first, 0) + Cost.micros(second, rest)).isEqualTo(Cost.micros(whole, 0));
        assertThat(Cost.fraction(second, rest)).isEqualTo(Cost.fraction(whole, 0));
    }

    @Property
    void partsAddUpAndEachHasItsOwnPrice(@ForAll("parts") List<Part> parts) {
        var each = Cost.each(parts, 0);

        assertThat(each.stream().mapToLong(Long::longValue).sum()).isEqualTo(Cost.micros(parts, 0));
        for (var number = 0; number < parts.size(); number++) {
            var alone = micros(parts.get(number).price(), parts.get(number).quantity());
            assertThat(each.get(number)).isNotNegative().isBetween(alone, alone + 1);
        }
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatThrownBy(() -> micros(Prices.of(MeterType.BUILD, 1), -1))
                .isInstanceOf(IllegalArgumentException.class);
        var mixed =
                List.of(new Part(1, Prices.of(MeterType.BUILD, 1), 1), new Part(1, Prices.of(MeterType.AI_TASK, 1), 1));
        assertThatThrownBy(() -> Cost.micros(mixed, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Provide
    Arbitrary<List<Part>> parts() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, 2_000_000_000),
                        Arbitraries.integers().between(0, DAY_SECONDS))
                .as((micros, seconds) -> new Part(1, Prices.of(MeterType.SESSION_TIME, micros), seconds))
                .list()
                .ofMaxSize(5);
    }

    private static long micros(Price price, long quantity) {
        return Cost.micros(List.of(new Part(1, price, quantity)), 0);
    }
}
