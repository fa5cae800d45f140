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

    /** Of one quantity at one price. */
    public static long micros(Price price, long quantity) {
        return micros(List.of(new Part(1, price, quantity)));
    }

    /** Of all parts, which must be of one meter. */
    public static long micros(List<Part> parts) {
        return each(parts).stream().reduce(0L, Math::addExact);
    }

    /**
     * What falls to each part: the cost up to its end less the cost up to its begin. They add up to the whole, and each is
     * less than one micro-NexCoin away from its own quantity × price.
     */
    public static List<Long> each(List<Part> parts) {
        var costs = new ArrayList<Long>(parts.size());
        var exact = BigInteger.ZERO;
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

    private static void requireSameMeter(Part first, Part other) {
        if (first.price().meter() != other.price().meter()) {
            throw new IllegalArgumentException("Only parts of one meter are rounded together.");
        }
    }
}
