package io.n3xus.billing.catalogue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Quantity × price, exact: {@code floor(Σ quantity × micros ÷ counted per unit)}, rounded once over everything that belongs
 * together, so that splitting it changes nothing. A result that does not fit a {@code long} is an
 * {@link ArithmeticException}, never a wrong number.
 */
public final class Cost {

    private Cost() {}

    /**
     * A quantity at one price.
     *
     * @param quantity in the meter's {@link MeterType#counted()}, not below zero
     */
    public record Part(int catalogueVersion, Price price, long quantity) {

        public Part {
            if (quantity < 0) {
                throw new IllegalArgumentException("A quantity must not be below zero: %d.".formatted(quantity));
            }
        }
    }

    /**
     * Of all parts, which must be of one meter.
     *
     * @param fraction what earlier parts cost beyond whole micro-NexCoin, see {@link #fraction}
     */
    public static long micros(List<Part> parts, long fraction) {
        return each(parts, fraction).stream().reduce(0L, Math::addExact);
    }

    /**
     * What falls to each part: the cost up to its end less the cost up to its begin. They add up to the whole, and each is
     * less than one micro-NexCoin away from its own quantity × price.
     */
    public static List<Long> each(List<Part> parts, long fraction) {
        var costs = new ArrayList<Long>(parts.size());
        var exact = BigInteger.valueOf(fraction);
        var before = 0L;
        for (var part : parts) {
            requireSameMeter(parts.getFirst(), part);
            exact = exact.add(BigInteger.valueOf(part.quantity())
                    .multiply(BigInteger.valueOf(part.price().micros())));
            var until = exact.divide(BigInteger.valueOf(part.price().meter().countedPerUnit()))
                    .longValueExact();
            costs.add(until - before);
            before = until;
        }
        return List.copyOf(costs);
    }

    /** What is left of a micro-NexCoin after these parts, in {@link MeterType#countedPerUnit}ths. */
    public static long fraction(List<Part> parts, long before) {
        var exact = BigInteger.valueOf(before);
        for (var part : parts) {
            exact = exact.add(BigInteger.valueOf(part.quantity())
                            .multiply(BigInteger.valueOf(part.price().micros())))
                    .mod(BigInteger.valueOf(part.price().meter().countedPerUnit()));
        }
        return exact.longValueExact();
    }

    private static void requireSameMeter(Part first, Part other) {
        if (first.price().meter() != other.price().meter()) {
            throw new IllegalArgumentException("Only parts of one meter are rounded together.");
        }
    }
}
