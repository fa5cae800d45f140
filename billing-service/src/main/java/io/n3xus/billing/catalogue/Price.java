package io.n3xus.billing.catalogue;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a unit costs.
 *
 * @param tier empty for a meter without tiers
 * @param micros micro-NexCoin for one {@link MeterType#unit()}; at most a billion NexCoin
 */
public record Price(
        @NotNull MeterType meter,
        @DefaultValue("") String tier,
        @Min(0) @Max(1_000_000_000_000_000L) long micros) {

    /** What it is the price of: {@code session.time/basic}. */
    String key() {
        return tier.isEmpty() ? meter.label() : meter.label() + "/" + tier;
    }
}
