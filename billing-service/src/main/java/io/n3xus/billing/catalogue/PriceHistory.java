package io.n3xus.billing.catalogue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All versions there are, in order: which prices are in force when. */
public record PriceHistory(List<CatalogueVersion> versions) {

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
