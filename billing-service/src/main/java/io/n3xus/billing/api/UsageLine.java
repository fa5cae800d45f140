package io.n3xus.billing.api;

/**
 * A quantity that was used at one price.
 *
 * @param meter its label in the catalogue: {@code session.time}
 * @param tier empty for a meter without tiers
 * @param quantity in what the meter counts, such as seconds; below zero when earlier usage is corrected
 * @param catalogueVersion that the price is from; 0 for a price from before there was a catalogue
 * @param priceMicros for one unit of the meter, such as an hour
 * @param amountMicros what it costs, rounded together with what was used before
 */
public record UsageLine(
        String meter, String tier, long quantity, int catalogueVersion, long priceMicros, long amountMicros) {

    /** A quantity whose amount is not known yet. */
    public static UsageLine unpriced(String meter, String tier, long quantity, int catalogueVersion, long priceMicros) {
        return new UsageLine(meter, tier, quantity, catalogueVersion, priceMicros, 0);
    }

    /** The same at another amount. */
    public UsageLine costing(long micros) {
        return new UsageLine(meter, tier, quantity, catalogueVersion, priceMicros, micros);
    }

    /** Both together; they must be {@link #isLike alike}. */
    public UsageLine plus(UsageLine other) {
        return new UsageLine(
                meter,
                tier,
                Math.addExact(quantity, other.quantity),
                catalogueVersion,
                priceMicros,
                Math.addExact(amountMicros, other.amountMicros));
    }

    /** What takes this back. */
    public UsageLine negated() {
        return new UsageLine(meter, tier, -quantity, catalogueVersion, priceMicros, -amountMicros);
    }

    /** Whether both are of one meter and price. */
    public boolean isLike(UsageLine other) {
        return meter.equals(other.meter)
                && tier.equals(other.tier)
                && catalogueVersion == other.catalogueVersion
                && priceMicros == other.priceMicros;
    }
}
