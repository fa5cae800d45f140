package io.n3xus.session.process;

import io.n3xus.platform.refusal.Refusal;
import io.n3xus.platform.refusal.RefusedException;
import io.n3xus.session.SessionSettings;
import io.n3xus.session.SessionSettings.Limits;
import io.n3xus.session.api.SessionId;
import io.n3xus.session.api.SessionRefusal;
import io.n3xus.session.read.sessions.Sessions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Keeps to the number of living sessions, also when many are asked for at once: those being created count before they
 * can be read. Each replica counts its own, so n replicas may together admit n - 1 sessions more than the limit.
 */
@Component
class Admissions {

    private static final Duration ASK_AGAIN_AFTER = Duration.ofSeconds(30);

    private final Sessions sessions;
    private final Limits limits;
    private final Map<String, String> beingCreated = new HashMap<>();

    Admissions(Sessions sessions, SessionSettings settings) {
        this.sessions = sessions;
        this.limits = settings.limits();
    }

    /** Admits one more session; to be closed once it can be read, or will never exist. */
    synchronized Admission admit(SessionId id, String accountId) {
        var owners = new HashMap<>(beingCreated);
        // One that can be read already, but is not closed here yet, is one and not two.
        sessions.live().forEach(session -> owners.put(session.id(), session.accountId()));
        if (owners.values().stream().filter(accountId::equals).count() >= limits.perAccount()) {
            throw refused(
                    SessionRefusal.TOO_MANY,
                    "You have %d sessions, which is the most at a time. Terminate one first."
                            .formatted(limits.perAccount()),
                    limits.perAccount());
        }
        if (owners.size() >= limits.perAgent()) {
            throw refused(
                    SessionRefusal.NO_CAPACITY,
                    "All machines are in use. Try again when one is free.",
                    limits.perAgent());
        }
        beingCreated.put(id.toString(), accountId);
        return () -> forget(id);
    }

    private synchronized void forget(SessionId id) {
        beingCreated.remove(id.toString());
    }

    private static RefusedException refused(SessionRefusal code, String message, int limit) {
        return new RefusedException(
                Refusal.of(code, message).with(Map.of("limit", limit)).retryAfter(ASK_AGAIN_AFTER));
    }

    /** A place among the living. */
    interface Admission extends AutoCloseable {

        @Override
        void close();
    }
}
