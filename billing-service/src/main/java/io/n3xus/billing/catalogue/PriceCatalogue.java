package io.n3xus.billing.catalogue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** The prices as this replica knows them. A version that another replica published is known before it takes effect. */
@Component
public class PriceCatalogue implements Catalogue {

    private static final Duration READ_AGAIN_AFTER = StoredCatalogue.AHEAD.dividedBy(2);

    private final StoredCatalogue stored;
    private final Clock clock;
    private PriceHistory history;
    private Instant readAt;

    /** Publishes what is new in the settings, or refuses to start. */
    PriceCatalogue(StoredCatalogue stored, CatalogueSettings settings, Clock clock) {
        this.stored = stored;
        this.clock = clock;
        stored.publish(settings.versions());
        readAt = clock.instant();
        history = stored.read();
    }

    /** All versions published at least half a minute ago. */
    @Override
    public synchronized PriceHistory history() {
        var now = clock.instant();
        if (now.isAfter(readAt.plus(READ_AGAIN_AFTER))) {
            history = stored.read();
            readAt = now;
        }
        return history;
    }
}
