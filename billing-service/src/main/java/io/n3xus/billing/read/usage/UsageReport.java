package io.n3xus.billing.read.usage;

import io.n3xus.billing.catalogue.MeterType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What executions, storage and traffic used and cost. Desktop sessions, AI tasks and builds are of other APIs and not part
 * of it.
 */
public final class UsageReport {

    private static final int DECIMALS = 6;
    private static final String DEFAULT_MODE = "ephemeral";
    private static final List<String> MODES = List.of(DEFAULT_MODE, "cached", "checkpointed", "branched", "persistent");

    private final List<UsageSum> sums;

    public UsageReport(List<UsageSum> sums) {
        this.sums = List.copyOf(sums);
    }

    public long succeeded() {
        return quantity(UsageSum.SUCCEEDED);
    }

    public long failed() {
        return quantity(UsageSum.FAILED);
    }

    /** Executions of each mode there is; those that name none are of the one that is used then. */
    public Map<String, Long> byMode() {
        var counts = new LinkedHashMap<String, Long>();
        MODES.forEach(mode -> counts.put(mode, 0L));
        sums.stream().filter(UsageReport::isExecution).forEach(sum -> {
            var mode = MODES.contains(sum.key().mode()) ? sum.key().mode() : DEFAULT_MODE;
            counts.merge(mode, sum.quantity(), Long::sum);
        });
        return counts;
    }

    private static boolean isExecution(UsageSum sum) {
        return sum.key().meter().equals(UsageSum.SUCCEEDED) || sum.key().meter().equals(UsageSum.FAILED);
    }

    /** In the meter's units: cpu-seconds, GiB-seconds, GB-hours, GB. */
    public BigDecimal units(MeterType meter) {
        return BigDecimal.valueOf(quantity(meter.label()))
                .divide(BigDecimal.valueOf(meter.countedPerUnit()), DECIMALS, RoundingMode.HALF_UP);
    }

    private long quantity(String meter) {
        return sums.stream()
                .filter(sum -> sum.key().meter().equals(meter))
                .mapToLong(UsageSum::quantity)
                .reduce(0, Math::addExact);
    }

    /** Of the service's meters, less what its use cost beyond the balance. */
    public long costMicros(String service, MeterType... meters) {
        var labels = List.of(meters).stream().map(MeterType::label).toList();
        return sums.stream()
                .filter(sum -> labels.contains(sum.key().meter())
                        || (sum.key().meter().equals(UsageSum.UNCOLLECTED)
                                && sum.key().service().equals(service)))
                .mapToLong(UsageSum::amountMicros)
                .reduce(0, Math::addExact);
    }
}
