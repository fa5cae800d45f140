package io.n3xus.billing.write;

import java.time.Instant;
import java.util.Comparator;

/**
 * Money in the balance that can be spent until an instant.
 *
 * @param freeMicros what of it is neither spent nor in a hold
 */
record Grant(String id, int priority, Instant expiresAt, long freeMicros) {

    /** The soonest to expire first; of two with the same instant and priority the one that was given first. */
    static final Comparator<Grant> SPENT_FIRST =
            Comparator.comparing(Grant::expiresAt).thenComparingInt(Grant::priority);

    Grant plus(long micros) {
        return new Grant(id, priority, expiresAt, freeMicros + micros);
    }
}
