package io.n3xus.billing.catalogue;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All prices that were, are or will be in force together.
 *
 * @param effectiveFrom until the next version's; of two versions with the same instant the higher is in force
 * @param prices in a fixed order, whatever order they are given in
 */
public record CatalogueVersion(
        @Min(1) int version,
        @NotNull Instant effectiveFrom,
        @NotEmpty List<@Valid @NotNull Price> prices) {

    public CatalogueVersion {
        prices = prices.stream()
                .sorted(Comparator.comparing(Price::meter)
                        .thenComparingLong(Price::micros)
                        .thenComparing(Price::tier))
                .toList();
        requireSound(version, prices);
    }

    /** Empty when the tier is unknown. */
    public Optional<Price> find(MeterType meter, String tier) {
        return prices.stream()
                .filter(price -> price.meter() == meter && price.tier().equals(tier))
                .findFirst();
    }

    Set<String> keys() {
        return prices.stream().map(Price::key).collect(Collectors.toUnmodifiableSet());
    }

    private static void requireSound(int version, List<Price> prices) {
        Map<String, Long> times = prices.stream().collect(Collectors.groupingBy(Price::key, Collectors.counting()));
        times.forEach((key, count) -> require(count == 1, version, key + " has more than one price"));
        for (var meter : MeterType.values()) {
            var own = prices.stream().filter(price -> price.meter() == meter).toList();
            require(!own.isEmpty(), version, meter.label() + " has no price");
            require(
                    own.stream().allMatch(price -> price.tier().isEmpty() != meter.hasTiers()),
                    version,
                    meter.label() + (meter.hasTiers() ? " needs a tier with each price" : " has no tiers"));
        }
    }

    private static void require(boolean sound, int version, String otherwise) {
        if (!sound) {
            throw new IllegalArgumentException("Version %d of the price catalogue: %s.".formatted(version, otherwise));
        }
    }
}
