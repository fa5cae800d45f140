package io.n3xus.billing.write;

import io.n3xus.billing.api.CloseReason;
import io.n3xus.billing.api.HoldId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Remembers closed holds for a day of event time, so that a message that comes late or twice does not open them again.
 * What is older is recognised by its age alone: see {@link #mayHaveForgotten}.
 */
final class ClosedHolds {

    static final Duration MEMORY = Duration.ofHours(24);

    private final Map<HoldId, Closed> newestLast = new LinkedHashMap<>();

    private @Nullable Instant forgottenBefore;

    private record Closed(Instant at, CloseReason reason) {}

    void remember(HoldId holdId, CloseReason reason, Instant at) {
        newestLast.remove(holdId);
        newestLast.put(holdId, new Closed(at, reason));
        var horizon = at.minus(MEMORY);
        if (newestLast.values().removeIf(closed -> closed.at().isBefore(horizon))) {
            forgottenBefore = horizon;
        }
    }

    void forget(HoldId holdId) {
        newestLast.remove(holdId);
    }

    /** Only what was paid for is over: a hold that was cancelled or expired may be asked for again. */
    boolean isSettled(HoldId holdId) {
        var closed = newestLast.get(holdId);
        return closed != null && closed.reason() == CloseReason.SETTLED;
    }

    /** Whether work begun at {@code startedAt} was paid for already, as far as this memory or its horizon tells. */
    boolean wasSettled(HoldId holdId, Instant startedAt) {
        var closed = newestLast.get(holdId);
        return closed == null ? mayHaveForgotten(startedAt) : closed.reason() == CloseReason.SETTLED;
    }

    /** A hold for work begun at {@code startedAt} was closed after that; if that is too long ago, nobody remembers. */
    private boolean mayHaveForgotten(Instant startedAt) {
        return forgottenBefore != null && startedAt.isBefore(forgottenBefore);
    }
}
