package io.n3xus.billing.automation;

import io.n3xus.billing.api.ServiceName;
import io.n3xus.billing.api.Usage;
import io.n3xus.billing.api.UsageLine;
import io.n3xus.billing.catalogue.MeterType;
import io.n3xus.billing.catalogue.PriceHistory;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What runs that were paid for cost more or less because their session had another tier than was known. */
final class Correction {

    private static final BigInteger SECONDS_PER_HOUR = BigInteger.valueOf(MeterType.SESSION_TIME.countedPerUnit());

    private final Meter meter;
    private final Tier tier;
    private final PriceHistory prices;

    Correction(Meter meter, Tier tier, PriceHistory prices) {
        this.meter = meter;
        this.tier = tier;
        this.prices = prices;
    }

    /**
     * The meter as it is with the tier.
     *
     * @throws IllegalStateException when a run was paid for so long ago that it is not known any more
     */
    Meter apply() {
        var tiers = meter.with(tier);
        var runs = meter.ended().stream()
                .filter(run -> tier.from().isBefore(run.end()))
                .toList();
        if (!runs.isEmpty()
                && runs.size() == meter.ended().size()
                && runs.getFirst().run() > 1
                && tier.from().isBefore(runs.getFirst().startedAt())) {
            throw new IllegalStateException(
                    "Session %s was scaled at %s, and that becomes known too late to correct what was paid."
                            .formatted(meter.id(), tier.from()));
        }
        var changes = changes(runs, tiers);
        if (changes.isEmpty()) {
            return meter.scaled(tiers, meter.fraction(), null);
        }
        var lines = new ArrayList<UsageLine>();
        var exact = BigInteger.valueOf(meter.fraction());
        for (var change : changes) {
            var before = floor(exact);
            exact = exact.add(BigInteger.valueOf(change.quantity()).multiply(BigInteger.valueOf(change.priceMicros())));
            lines.add(change.costing(floor(exact) - before));
        }
        var usage = new Usage(
                ServiceName.SESSIONS,
                meter.id(),
                lines,
                from(runs),
                runs.getLast().end(),
                null,
                null);
        var id = meter.id() + ":corrected:" + meter.revision();
        return meter.scaled(
                tiers, exact.mod(SECONDS_PER_HOUR).longValueExact(), new Due(Due.Kind.CORRECTION, id, usage));
    }

    private Instant from(List<EndedRun> runs) {
        var begin = runs.getFirst().startedAt();
        return tier.from().isAfter(begin) ? tier.from() : begin;
    }

    private List<UsageLine> changes(List<EndedRun> runs, List<Tier> tiers) {
        var changes = new ArrayList<UsageLine>();
        for (var run : runs) {
            new Tariff(tiers, prices)
                    .parts(run.startedAt(), run.seconds())
                    .forEach(part -> RunTime.add(changes, RunTime.line(part)));
            new Tariff(meter.tiers(), prices)
                    .parts(run.startedAt(), run.seconds())
                    .forEach(part -> RunTime.add(changes, RunTime.line(part).negated()));
        }
        changes.removeIf(change -> change.quantity() == 0);
        return changes;
    }

    private static long floor(BigInteger exact) {
        return exact.subtract(exact.mod(SECONDS_PER_HOUR))
                .divide(SECONDS_PER_HOUR)
                .longValueExact();
    }
}
