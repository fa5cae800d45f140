package io.n3xus.billing.automation;

import io.n3xus.billing.api.ServiceName;
import io.n3xus.billing.api.Usage;
import io.n3xus.billing.api.UsageLine;
import io.n3xus.billing.catalogue.Cost;
import io.n3xus.billing.catalogue.MeterType;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The seconds of one run and what they cost. All seconds of a session are rounded together.
 *
 * @param fraction what the session's earlier runs cost beyond whole micro-NexCoin, in 3600ths
 */
record RunTime(String sessionId, Tariff tariff, Instant start, long fraction) {

    private static final BigInteger SECONDS_PER_HOUR = BigInteger.valueOf(MeterType.SESSION_TIME.countedPerUnit());

    /** Three thousand years: as good as never, and still an instant. */
    private static final long FOREVER = 100_000_000_000L;

    /** Whole seconds until {@code now}; 0 when a clock says that the run has not begun. */
    long secondsUntil(Instant now) {
        return Math.max(0, Duration.between(start, now).toSeconds());
    }

    /** The first {@code seconds} of the run. */
    Usage usage(long seconds) {
        var parts = tariff.parts(start, seconds);
        var costs = Cost.each(parts, fraction);
        var lines = new ArrayList<UsageLine>();
        for (var index = 0; index < parts.size(); index++) {
            add(lines, line(parts.get(index)).costing(costs.get(index)));
        }
        return new Usage(ServiceName.SESSIONS, sessionId, lines, start, start.plusSeconds(seconds), null, null);
    }

    long costMicros(long seconds) {
        return Cost.micros(tariff.parts(start, seconds), fraction);
    }

    /** What the session costs beyond whole micro-NexCoin when this run has ended. */
    long fractionAfter(long seconds) {
        return Cost.fraction(tariff.parts(start, seconds), fraction);
    }

    long priceAtStart() {
        return tariff.partAt(start, 1).price().micros();
    }

    /** How many seconds a hold pays for in full; {@link Long#MAX_VALUE} when nothing more is charged. */
    long affordableSeconds(long heldMicros) {
        // cost(s) <= held means exact(s) < (held + 1) × 3600, because the cost is rounded down.
        var left = BigInteger.valueOf(heldMicros)
                .add(BigInteger.ONE)
                .multiply(SECONDS_PER_HOUR)
                .subtract(BigInteger.valueOf(fraction + 1));
        for (var done = 0L; ; ) {
            var part = tariff.partAt(start.plusSeconds(done), Long.MAX_VALUE);
            var price = BigInteger.valueOf(part.price().micros());
            var exact = price.multiply(BigInteger.valueOf(part.quantity()));
            if (exact.compareTo(left) > 0) {
                return done
                        + left.divide(price).min(BigInteger.valueOf(FOREVER)).longValueExact();
            }
            if (part.quantity() == Long.MAX_VALUE) {
                return Long.MAX_VALUE;
            }
            left = left.subtract(exact);
            done += part.quantity();
        }
    }

    /** When a hold is used up; never when nothing is charged. */
    Instant exhaustedAt(long heldMicros) {
        var seconds = affordableSeconds(heldMicros);
        return seconds >= FOREVER ? Instant.MAX : start.plusSeconds(seconds);
    }

    /** Its amount is not known yet. */
    static UsageLine line(Cost.Part part) {
        var price = part.price();
        return UsageLine.unpriced(
                price.meter().label(), price.tier(), part.quantity(), part.catalogueVersion(), price.micros());
    }

    /** Like lines become one. */
    static void add(List<UsageLine> lines, UsageLine line) {
        for (var index = 0; index < lines.size(); index++) {
            if (lines.get(index).isLike(line)) {
                lines.set(index, lines.get(index).plus(line));
                return;
            }
        }
        lines.add(line);
    }
}
