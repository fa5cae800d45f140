package io.n3xus.platform.money;

import java.math.BigDecimal;

/**
 * Arithmetic on micro-NexCoin. Every result is exact; one that does not fit a {@code long} is an
 * {@link ArithmeticException}, never a wrong number.
 */
public final class NexCoin {

    /** Micro-NexCoin in one NexCoin. */
    public static final long MICROS = 1_000_000;

    /** Of a NexCoin. */
    public static final int DECIMALS = 6;

    private static final long SECONDS_PER_HOUR = 3600;

    private NexCoin() {}

    /**
     * The price of time in use: floor(price × seconds ÷ 3600). The rounding is done once over the whole time, so split
     * the total, not the time: the cost of a part is the cost up to its end less the cost up to its begin.
     */
    public static long costMicros(long priceMicrosPerHour, long activeSeconds) {
        requireNotNegative(priceMicrosPerHour, "price");
        requireNotNegative(activeSeconds, "seconds");
        // In two parts, so that price × seconds need not fit a long: the price's whole micros a second, and its rest.
        var wholeMicros = Math.multiplyExact(priceMicrosPerHour / SECONDS_PER_HOUR, activeSeconds);
        var rest = Math.multiplyExact(priceMicrosPerHour % SECONDS_PER_HOUR, activeSeconds) / SECONDS_PER_HOUR;
        return Math.addExact(wholeMicros, rest);
    }

    /**
     * The inverse: the most whole seconds whose cost is not above {@code micros}.
     *
     * @param priceMicrosPerHour above zero: nothing limits what is free
     */
    public static long affordableSeconds(long priceMicrosPerHour, long micros) {
        requireNotNegative(micros, "amount");
        if (priceMicrosPerHour <= 0) {
            throw new IllegalArgumentException(
                    "The price of affordable time must be above zero, not %d.".formatted(priceMicrosPerHour));
        }
        // cost(s) <= micros means price × s < (micros + 1) × 3600, because the cost is rounded down.
        var limit = Math.multiplyExact(Math.addExact(micros, 1), SECONDS_PER_HOUR);
        return (limit - 1) / priceMicrosPerHour;
    }

    /** Micro-NexCoin of so many whole NexCoin. */
    public static long ofWhole(long nexCoin) {
        return Math.multiplyExact(nexCoin, MICROS);
    }

    /** Micro-NexCoin of a decimal amount; more than six decimals are refused. */
    public static long ofDecimal(BigDecimal nexCoin) {
        return nexCoin.movePointRight(DECIMALS).longValueExact();
    }

    /** NexCoin as people and JSON read it: {@code 400}, {@code 0.5}; no exponent and no trailing zeros. */
    public static BigDecimal toDecimal(long micros) {
        var plain = BigDecimal.valueOf(micros, DECIMALS).stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }

    private static void requireNotNegative(long value, String what) {
        if (value < 0) {
            throw new IllegalArgumentException("The %s must not be below zero: %d.".formatted(what, value));
        }
    }
}
