package io.n3xus.billing.api;

import io.n3xus.platform.refusal.RefusedException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The instants that can be named: in nanoseconds since 1970 they fit a {@code long}, with room to count on. */
public final class KnownTime {

    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");

    private KnownTime() {}

    /**
     * The instant, if it is one of these; null stays null.
     *
     * @throws RefusedException with {@link LedgerRefusal#BAD_RANGE}
     */
    public static <T extends @Nullable Instant> T require(T instant) {
        if (instant != null && (instant.isBefore(FIRST) || instant.isAfter(LAST))) {
            throw new RefusedException(
                    BillingRefusal.BAD_INSTANT, "Use instants from %s to %s.".formatted(FIRST, LAST));
        }
        return instant;
    }
}
