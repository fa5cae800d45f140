package io.n3xus.session.machine;

import io.n3xus.session.read.sessions.SessionView;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What has to be done so that a desktop matches its session. Each step is decided again until it holds, so each may be
 * interrupted at any point.
 *
 * <pre>
 *   session \ desktop   none    running   frozen    ended
 *   CREATING            Start   Activate  Activate  Fail
 *   ACTIVE              Fail    -         Thaw      Fail
 *   PAUSED              Fail    Freeze    -         Fail
 *   TERMINATED          -       Remove    Remove    Remove
 * </pre>
 */
final class Reconciliation {

    /** One thing to do. */
    sealed interface Step {
        /** All is as it should be. */
        record Rest() implements Step {}

        record Start() implements Step {}

        record Activate() implements Step {}

        record Freeze() implements Step {}

        record Thaw() implements Step {}

        record Remove() implements Step {}

        /** The desktop is gone: the session is over. */
        record Fail(String reason, Instant at) implements Step {}
    }

    private static final String LOST = "The machine of this session was lost.";

    private Reconciliation() {}

    /**
     * Decides on one session.
     *
     * @param lastSeen when the desktop was last known to exist, for one that vanished without a trace
     */
    static Step next(SessionView session, @Nullable Desktop desktop, Instant lastSeen) {
        return switch (session.status()) {
            case CREATING -> creating(session, desktop, lastSeen);
            case ACTIVE -> desktop == null ? lost(lastSeen) : active(desktop, lastSeen);
            case PAUSED -> desktop == null ? lost(lastSeen) : paused(desktop, lastSeen);
            case TERMINATED -> desktop == null ? new Step.Rest() : new Step.Remove();
        };
    }

    private static Step creating(SessionView session, @Nullable Desktop desktop, Instant lastSeen) {
        if (desktop == null) {
            return session.autoStart() ? new Step.Start() : new Step.Rest();
        }
        return switch (desktop.state()) {
            case RUNNING, FROZEN -> new Step.Activate();
            case ENDED -> died(desktop, lastSeen);
        };
    }

    private static Step active(Desktop desktop, Instant lastSeen) {
        return switch (desktop.state()) {
            case RUNNING -> new Step.Rest();
            case FROZEN -> new Step.Thaw();
            case ENDED -> died(desktop, lastSeen);
        };
    }

    private static Step paused(Desktop desktop, Instant lastSeen) {
        return switch (desktop.state()) {
            case RUNNING -> new Step.Freeze();
            case FROZEN -> new Step.Rest();
            case ENDED -> died(desktop, lastSeen);
        };
    }

    private static Step died(Desktop desktop, Instant lastSeen) {
        return new Step.Fail(deathOf(desktop), Objects.requireNonNullElse(desktop.endedAt(), lastSeen));
    }

    private static Step lost(Instant lastSeen) {
        return new Step.Fail(LOST, lastSeen);
    }

    static String deathOf(Desktop desktop) {
        return desktop.reason() == null
                ? "The desktop ended by itself."
                : "The desktop ended by itself. " + desktop.reason();
    }
}
