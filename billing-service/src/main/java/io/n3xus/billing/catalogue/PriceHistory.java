package io.n3xus.billing.catalogue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All versions there are, in order: which prices are in force when. */
public record PriceHistory(List<CatalogueVersion> versions) {

    private static final long NANOS = 1_000_000_000;

    public PriceHistory {
        versions = List.copyOf(versions);
        for (var next = 1; next < versions.size(); next++) {
            requireFollows(versions.get(next - 1), versions.get(next));
        }
    }

    /** Empty before the first one. */
    public Optional<CatalogueVersion> at(Instant instant) {
        return versions.reversed().stream()
                .filter(version -> !version.effectiveFrom().isAfter(instant))
                .findFirst();
    }

    /** When another one takes its place; empty while none is planned. */
    public Optional<Instant> endOf(CatalogueVersion version) {
        return versions.stream()
                .filter(later -> later.version() > version.version())
                .map(CatalogueVersion::effectiveFrom)
                .findFirst();
    }

    /** When prices change next after an instant; empty while no change is planned. */
    public Optional<Instant> nextChange(Instant after) {
        return versions.stream()
                .map(CatalogueVersion::effectiveFrom)
                .filter(from -> from.isAfter(after))
                .findFirst();
    }

    /**
     * The parts of a session's time, in order. Each whole second costs what is in force when it begins.
     *
     * @throws IllegalArgumentException when there is no price for the tier then
     */
    public List<Cost.Part> sessionTime(String tier, Instant start, long seconds) {
        var parts = new ArrayList<Cost.Part>();
        for (var done = 0L; done < seconds; ) {
            var from = start.plusSeconds(done);
            var version = at(from).orElseThrow(() -> new IllegalArgumentException("No price is known at " + from));
            var price = version.find(MeterType.SESSION_TIME, tier)
                    .orElseThrow(() -> new IllegalArgumentException("No price is known for the tier " + tier));
            var count = Math.min(seconds - done, secondsThatBegin(from, version));
            parts.add(new Cost.Part(version.version(), price, count));
            done += count;
        }
        return List.copyOf(parts);
    }

    /** How many seconds begin from an instant on while a version is in force. */
    private long secondsThatBegin(Instant from, CatalogueVersion version) {
        return endOf(version)
                .map(end -> Duration.between(from, end))
                .map(left -> left.plusNanos(NANOS - 1).toSeconds())
                .orElse(Long.MAX_VALUE);
    }

    private static void requireFollows(CatalogueVersion earlier, CatalogueVersion later) {
        var numbers = earlier.version() < later.version();
        if (!numbers || later.effectiveFrom().isBefore(earlier.effectiveFrom())) {
            throw new IllegalArgumentException(
                    "Version %d of the price catalogue must not take effect before version %d, and must come after it."
                            .formatted(later.version(), earlier.version()));
        }
        if (!later.keys().containsAll(earlier.keys())) {
            throw new IllegalArgumentException(
                    "Version %d of the price catalogue lacks prices that version %d has; they may be in use."
                            .formatted(later.version(), earlier.version()));
        }
    }
}
