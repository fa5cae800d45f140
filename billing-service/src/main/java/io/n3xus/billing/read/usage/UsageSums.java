package io.n3xus.billing.read.usage;

import io.n3xus.billing.read.usage.UsageSum.Bucket;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Adds up usage by hour, service, meter, tier, price and mode. */
final class UsageSums {

    private static final long NANOS_PER_HOUR = 3_600_000_000_000L;

    private final Map<Bucket, UsageSum> sums = new LinkedHashMap<>();

    static long hourOf(long nanos) {
        return Math.floorDiv(nanos, NANOS_PER_HOUR);
    }

    void add(UsageRow row) {
        for (var line : row.lines()) {
            add(new UsageSum(
                    key(row, line.meter(), line.tier(), line.catalogueVersion(), line.priceMicros()),
                    line.quantity(),
                    line.amountMicros()));
        }
        if (row.uncollectedMicros() != 0) {
            add(new UsageSum(key(row, UsageSum.UNCOLLECTED, "", 0, 0), 0, -row.uncollectedMicros()));
        }
        if (row.outcome() != null) {
            var meter = row.outcome().equals("succeeded") ? UsageSum.SUCCEEDED : UsageSum.FAILED;
            add(new UsageSum(key(row, meter, "", 0, 0), 1, 0));
        }
    }

    private static Bucket key(UsageRow row, String meter, String tier, int catalogueVersion, long priceMicros) {
        var mode = Objects.requireNonNullElse(row.mode(), "");
        return new Bucket(hourOf(Nanos.of(row.at())), row.service(), meter, tier, catalogueVersion, priceMicros, mode);
    }

    void add(UsageSum sum) {
        sums.merge(sum.key(), sum, UsageSum::plus);
    }

    Collection<UsageSum> all() {
        return sums.values();
    }
}
