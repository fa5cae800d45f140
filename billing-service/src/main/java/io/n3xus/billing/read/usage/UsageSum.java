package io.n3xus.billing.read.usage;

/**
 * What was used in an hour at one price.
 *
 * @param quantity in what the meter counts
 * @param amountMicros what that cost
 */
public record UsageSum(Bucket key, long quantity, long amountMicros) {

    /** Stands for executions that ended well; its quantity counts them and it costs nothing. */
    public static final String SUCCEEDED = "executions.succeeded";

    /** Stands for executions that failed. */
    public static final String FAILED = "executions.failed";

    /** Stands for what was used beyond what there was; its amount is below zero. */
    public static final String UNCOLLECTED = "uncollected";

    /**
     * What is added up.
     *
     * @param hour since 1970, in which the event was stored
     * @param meter as in the catalogue, or one of those above
     * @param mode of executions; else empty
     */
    public record Bucket(
            long hour,
            String service,
            String meter,
            String tier,
            int catalogueVersion,
            long priceMicros,
            String mode) {}

    UsageSum plus(UsageSum other) {
        return new UsageSum(
                key, Math.addExact(quantity, other.quantity), Math.addExact(amountMicros, other.amountMicros));
    }
}
