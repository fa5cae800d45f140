package io.n3xus.billing.write;

import io.n3xus.billing.api.AccountEvent.UsageMetered;
import io.n3xus.billing.api.Usage;
import io.n3xus.billing.api.UsageLine;
import io.n3xus.billing.catalogue.MeterType;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;

/**
 * What was used of each meter and tier and is less than a micro-NexCoin, so that a million tiny usages cost what one of the
 * same quantity would. A part is in {@link MeterType#countedPerUnit}ths, whatever the price was. The time of sessions is
 * rounded by its meters instead.
 */
final class Fractions {

    private final Map<String, Long> parts;

    Fractions(Map<String, Long> parts) {
        this.parts = new HashMap<>(parts);
    }

    /** For a snapshot; above zero and below one each. */
    Map<String, Long> parts() {
        return Map.copyOf(parts);
    }

    /** What usage costs when it is charged now. */
    Usage price(Usage usage) {
        var then = new Fractions(parts);
        return usage.with(usage.lines().stream().map(then::charge).toList());
    }

    /** Takes in what was charged. */
    void on(UsageMetered event) {
        event.lines().stream()
                .filter(line -> meter(line) != MeterType.SESSION_TIME)
                .forEach(this::charge);
    }

    private UsageLine charge(UsageLine line) {
        var counted = BigInteger.valueOf(meter(line).countedPerUnit());
        var exact = BigInteger.valueOf(line.quantity())
                .multiply(BigInteger.valueOf(line.priceMicros()))
                .add(BigInteger.valueOf(parts.getOrDefault(key(line), 0L)));
        var part = exact.mod(counted); // Not below zero, also when something is taken back.
        if (part.signum() == 0) {
            parts.remove(key(line));
        } else {
            parts.put(key(line), part.longValueExact());
        }
        return line.costing(exact.subtract(part).divide(counted).longValueExact());
    }

    private static String key(UsageLine line) {
        return line.tier().isEmpty() ? line.meter() : line.meter() + "/" + line.tier();
    }

    private static MeterType meter(UsageLine line) {
        return MeterType.of(line.meter())
                .orElseThrow(() -> new IllegalArgumentException("There is no meter " + line.meter()));
    }
}
