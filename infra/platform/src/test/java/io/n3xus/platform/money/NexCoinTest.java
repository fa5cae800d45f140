package io.n3xus.platform.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NexCoinTest {

    @ParameterizedTest
    @CsvSource({
        "200000000, 7200, 400000000", // The contract's example: two hours of the standard tier cost 400.
        "100000000, 1, 27777",
        "100000000, 36, 1000000",
        "0, 3600, 0",
        "100000000, 0, 0",
        "1, 3599, 0",
        "1, 3600, 1",
        "9223372036854775807, 3600, 9223372036854775807",
    })
    void costsPriceTimesSecondsRoundedDown(long price, long seconds, long cost) {
        assertThat(NexCoin.costMicros(price, seconds)).isEqualTo(cost);
    }

    @Test
    void agreesWithUnboundedArithmetic() {
        var random = new Random(42);
        for (var i = 0; i < 10_000; i++) {
            var price = random.nextLong(1, 1L << random.nextInt(1, 45));
            var seconds = random.nextLong(1L << random.nextInt(1, 28));
            var exact = BigInteger.valueOf(price)
                    .multiply(BigInteger.valueOf(seconds))
                    .divide(BigInteger.valueOf(3600));
            assertThat(NexCoin.costMicros(price, seconds))
                    .as("price %d, seconds %d", price, seconds)
                    .isEqualTo(exact.longValueExact());
        }
    }

    @Test
    void affordsTheLastSecondThatItsMoneyCovers() {
        var random = new Random(43);
        for (var i = 0; i < 10_000; i++) {
            var price = random.nextLong(1, 2_000_000_000L);
            var micros = random.nextLong(1L << random.nextInt(1, 40));
            var seconds = NexCoin.affordableSeconds(price, micros);
            assertThat(NexCoin.costMicros(price, seconds)).isLessThanOrEqualTo(micros);
            assertThat(NexCoin.costMicros(price, seconds + 1)).isGreaterThan(micros);
        }
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThatThrownBy(() -> NexCoin.costMicros(Long.MAX_VALUE, 7200)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> NexCoin.costMicros(3599, Long.MAX_VALUE)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> NexCoin.affordableSeconds(1, Long.MAX_VALUE)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> NexCoin.ofWhole(Long.MAX_VALUE)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> NexCoin.ofDecimal(new BigDecimal("0.0000001")))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatIllegalArgumentException().isThrownBy(() -> NexCoin.costMicros(-1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> NexCoin.costMicros(1, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> NexCoin.affordableSeconds(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> NexCoin.affordableSeconds(1, -1));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "400000000, 400", "500000, 0.5", "1, 0.000001", "-1500000, -1.5", "1000000000000, 1000000"})
    void readsAsADecimalWithoutExponentOrTrailingZeros(long micros, String text) {
        assertThat(NexCoin.toDecimal(micros)).hasToString(text);
        assertThat(NexCoin.ofDecimal(new BigDecimal(text))).isEqualTo(micros);
    }

    @Test
    void countsWholeNexCoin() {
        assertThat(NexCoin.ofWhole(1600)).isEqualTo(1_600_000_000L);
    }
}
