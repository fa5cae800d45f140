package io.n3xus.billing.automation;

import io.n3xus.billing.catalogue.Cost;
import io.n3xus.billing.catalogue.MeterType;
import io.n3xus.billing.catalogue.Price;
import io.n3xus.billing.catalogue.PriceHistory;
import java.time.Instant;
import java.util.Comparator;

/**
 * What a session is from an instant on, until it is said to be something else.
 * Public only for the driver, which reads it by reflection.
 *
 * @param sequence of the event of its machine that says so; -1 for one that begins a run
 * @param name empty in events without a tier
 * @param priceMicrosPerHour counts when the catalogue lacks the tier
 */
public record Tier(Instant from, long sequence, String name, long priceMicrosPerHour) {

    private static final long BEGINS_A_RUN = -1;

    static final Comparator<Tier> IN_ORDER = Comparator.comparing(Tier::from).thenComparingLong(Tier::sequence);

    static Tier ofRun(Instant from, String name, long priceMicrosPerHour) {
        return new Tier(from, BEGINS_A_RUN, name, priceMicrosPerHour);
    }

    /** So many seconds from an instant on at the price that is in force then. */
    Cost.Part part(PriceHistory prices, Instant at, long seconds) {
        return prices.at(at)
                .flatMap(version -> version.find(MeterType.SESSION_TIME, name)
                        .map(price -> new Cost.Part(version.version(), price, seconds)))
                .orElseGet(
                        () -> new Cost.Part(0, new Price(MeterType.SESSION_TIME, name, priceMicrosPerHour), seconds));
    }
}
