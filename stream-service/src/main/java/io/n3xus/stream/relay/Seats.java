package io.n3xus.stream.relay;

import io.micrometer.core.instrument.MeterRegistry;
import io.n3xus.platform.refusal.Refusal;
import io.n3xus.platform.refusal.RefusedException;
import io.n3xus.stream.StreamSettings;
import io.n3xus.stream.api.StreamRefusal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Counts viewers, so that neither one desktop nor this replica gets more than it can serve. */
@Component
class Seats {

    private static final Duration ASK_AGAIN_AFTER = Duration.ofSeconds(5);

    private final StreamSettings settings;
    private final Map<String, Integer> takenOf = new HashMap<>();
    private int taken;

    Seats(StreamSettings settings, MeterRegistry meters) {
        this.settings = settings;
        meters.gauge("nexus.stream.viewers", this, seats -> seats.taken());
    }

    /** One more viewer of the session, until the seat is closed. */
    synchronized Seat take(String sessionId) {
        var ofSession = takenOf.getOrDefault(sessionId, 0);
        if (ofSession >= settings.viewersPerDesktop()) {
            throw refused(
                    StreamRefusal.TOO_MANY_VIEWERS,
                    "%d viewers are on this desktop already; close one and try again.".formatted(ofSession));
        }
        if (taken >= settings.viewers()) {
            throw refused(StreamRefusal.FULL, "No more desktops can be shown right now; try again in a moment.");
        }
        takenOf.put(sessionId, ofSession + 1);
        taken++;
        return new Seat(sessionId);
    }

    synchronized int taken() {
        return taken;
    }

    private synchronized void free(Seat seat) {
        if (!seat.closed) {
            seat.closed = true;
            taken--;
            takenOf.computeIfPresent(seat.sessionId, (_, count) -> count == 1 ? null : count - 1);
        }
    }

    private static RefusedException refused(StreamRefusal code, String message) {
        return new RefusedException(Refusal.of(code, message).retryAfter(ASK_AGAIN_AFTER));
    }

    /** One viewer's place; closing it twice frees it once. */
    final class Seat implements AutoCloseable {

        private final String sessionId;
        private boolean closed;

        private Seat(String sessionId) {
            this.sessionId = sessionId;
        }

        @Override
        public void close() {
            free(this);
        }
    }
}
