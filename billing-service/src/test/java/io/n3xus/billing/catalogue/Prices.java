package io.n3xus.billing.catalogue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Versions with all prices there must be; a test says only the one it is about. */
final class Prices {

    static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private Prices() {}

    /** One tier, {@code basic}, at this price an hour; all else at the same price. */
    static CatalogueVersion version(int number, Instant effectiveFrom, long micros) {
        var prices = new ArrayList<Price>();
        for (var meter : MeterType.values()) {
            prices.add(new Price(meter, meter.hasTiers() ? "basic" : "", micros));
        }
        return new CatalogueVersion(number, effectiveFrom, prices);
    }

    static PriceHistory history(CatalogueVersion... versions) {
        return new PriceHistory(List.of(versions));
    }

    static Price of(MeterType meter, long micros) {
        return new Price(meter, meter.hasTiers() ? "basic" : "", micros);
    }
}
