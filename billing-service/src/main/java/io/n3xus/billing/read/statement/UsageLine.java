package io.n3xus.billing.read.statement;

import java.util.List;

/**
 * What was used at one price by one session, execution, volume …
 *
 * @param meter as in the catalogue; {@link #UNMEASURED} or {@link #UNCOLLECTED} for what is none
 * @param quantity in {@code unit}; below zero when more of earlier usage was corrected than used
 * @param unit such as {@code second}; empty when unknown
 * @param pricePer what the price is for, such as {@code hour}
 * @param sequences of the events that it is computed from
 */
public record UsageLine(
        String service,
        String reference,
        String meter,
        String tier,
        long quantity,
        String unit,
        int catalogueVersion,
        long priceMicros,
        String pricePer,
        long amountMicros,
        List<Long> sequences) {

    /** Charged without a word about quantities, as before usage was told of. */
    public static final String UNMEASURED = "unmeasured";

    /** Used beyond what there was, and not owed: below zero. */
    public static final String UNCOLLECTED = "uncollected";

    public UsageLine {
        sequences = List.copyOf(sequences);
    }
}
