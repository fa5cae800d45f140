package io.n3xus.billing.automation;

import io.n3xus.billing.catalogue.Cost;
import io.n3xus.billing.catalogue.PriceHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a session's time costs: each whole second what is in force when it begins, of the tier that the session has then.
 *
 * @param tiers at least one, in order; the first counts for time before it, too
 */
record Tariff(List<Tier> tiers, PriceHistory prices) {

    private static final long NANOS = 1_000_000_000;

    Tariff {
        tiers = List.copyOf(tiers);
    }

    /** So many seconds from {@code start} on, in parts of one price each. */
    List<Cost.Part> parts(Instant start, long seconds) {
        var parts = new ArrayList<Cost.Part>();
        for (var done = 0L; done < seconds; done += parts.getLast().quantity()) {
            parts.add(partAt(start.plusSeconds(done), seconds - done));
        }
        return parts;
    }

    /** The seconds from an instant on that have one price, but not more than asked for. */
    Cost.Part partAt(Instant at, long seconds) {
        return tierAt(at).part(prices, at, Math.min(seconds, secondsUntilChange(at)));
    }

    private Tier tierAt(Instant at) {
        return tiers.reversed().stream()
                .filter(tier -> !tier.from().isAfter(at))
                .findFirst()
                .orElseGet(tiers::getFirst);
    }

    /** How many whole seconds begin before the next change; {@link Long#MAX_VALUE} when none is known. */
    private long secondsUntilChange(Instant at) {
        var ofTier = tiers.stream().map(Tier::from).filter(from -> from.isAfter(at));
        return Stream.concat(ofTier, prices.nextChange(at).stream())
                .min(Instant::compareTo)
                .map(change -> Duration.between(at, change).plusNanos(NANOS - 1).toSeconds())
                .orElse(Long.MAX_VALUE);
    }
}
