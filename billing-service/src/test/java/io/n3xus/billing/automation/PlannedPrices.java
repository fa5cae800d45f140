package io.n3xus.billing.automation;

import io.n3xus.billing.catalogue.Catalogue;
import io.n3xus.billing.catalogue.CatalogueVersion;
import io.n3xus.billing.catalogue.MeterType;
import io.n3xus.billing.catalogue.Price;
import io.n3xus.billing.catalogue.PriceHistory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A catalogue that a test fills; empty at first, so that what an event says counts. */
final class PlannedPrices implements Catalogue {

    private final List<CatalogueVersion> versions = new ArrayList<>();

    @Override
    public PriceHistory history() {
        return new PriceHistory(versions);
    }

    /** The next version: an hour of each tier, and the same price for a unit of all else. */
    void plan(Instant from, Map<String, Long> tiers, long otherMicros) {
        var prices = new ArrayList<Price>();
        tiers.forEach((tier, micros) -> prices.add(new Price(MeterType.SESSION_TIME, tier, micros)));
        for (var meter : MeterType.values()) {
            if (meter != MeterType.SESSION_TIME) {
                prices.add(new Price(meter, "", otherMicros));
            }
        }
        versions.add(new CatalogueVersion(versions.size() + 1, from, prices));
    }
}
