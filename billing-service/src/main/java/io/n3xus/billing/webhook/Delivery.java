package io.n3xus.billing.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event on its way to one hook.
 *
 * @param id {@code whd_} and 32 hexadecimal digits; the same for each attempt and replay, receivers know it by this
 * @param attempts so far, the one under way included
 * @param lastStatus of the last answer; null when there was none
 * @param lastError why the last attempt failed; null after a success
 * @param dueAt when the next attempt is made, unless one that is under way succeeds; counts while it is pending
 * @param finishedAt when it was delivered or given up
 */
record Delivery(
        String id,
        String webhookId,
        String eventId,
        String eventType,
        State state,
        int attempts,
        @Nullable Integer lastStatus,
        @Nullable String lastError,
        Instant createdAt,
        Instant dueAt,
        @Nullable Instant finishedAt) {

    /**
     * <pre>
     *   from \ what happens   answer 2xx   failure       last failure   replay
     *   PENDING               DELIVERED    PENDING       DEAD           PENDING
     *   DELIVERED                                                       PENDING
     *   DEAD                                                            PENDING
     * </pre>
     */
    enum State {
        PENDING,
        DELIVERED,
        DEAD
    }
}
