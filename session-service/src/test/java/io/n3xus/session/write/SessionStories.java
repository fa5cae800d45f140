package io.n3xus.session.write;

import io.n3xus.session.api.EndReason;
import io.n3xus.session.api.PauseReason;
import io.n3xus.session.api.SessionCommand.ActivateSession;
import io.n3xus.session.api.SessionCommand.CreateSession;
import io.n3xus.session.api.SessionCommand.PauseSession;
import io.n3xus.session.api.SessionCommand.RecordAccess;
import io.n3xus.session.api.SessionCommand.ResumeSession;
import io.n3xus.session.api.SessionCommand.TerminateSession;
import io.n3xus.session.api.SessionEvent.SessionAccessed;
import io.n3xus.session.api.SessionEvent.SessionActivated;
import io.n3xus.session.api.SessionEvent.SessionCreated;
import io.n3xus.session.api.SessionEvent.SessionPaused;
import io.n3xus.session.api.SessionEvent.SessionResumed;
import io.n3xus.session.api.SessionEvent.SessionTerminated;
import io.n3xus.session.api.SessionId;
import io.n3xus.session.api.TierTerms;
import java.time.Instant;
import java.util.List;

/** One session's life, told in constants so that a test reads as a sentence. Its two runs last 90.6 s each. */
final class SessionStories {

    static final SessionId ID = SessionId.of("sess_0123456789abcdef0123456789abcdef");
    static final String OWNER = "6f1c0b52-9d0e-4b7a-8a53-0f3f7c1f2a10";
    static final TierTerms STANDARD = new TierTerms("standard", 4_000, 8L << 30, 200_000_000);

    static final Instant CREATED_AT = Instant.parse("2026-01-12T10:00:00Z");
    static final Instant ACTIVE_AT = CREATED_AT.plusMillis(700);
    static final Instant PAUSED_AT = ACTIVE_AT.plusMillis(90_600);
    static final Instant RESUMED_AT = PAUSED_AT.plusSeconds(3_600);
    static final Instant PAUSED_AGAIN_AT = RESUMED_AT.plusMillis(90_600);
    static final Instant ENDED_AT = PAUSED_AT.plusSeconds(60);

    static final CreateSession CREATE =
            new CreateSession(ID, OWNER, STANDARD, "My PC", List.of("nodejs"), true, CREATED_AT);
    static final SessionCreated CREATED =
            new SessionCreated(ID, OWNER, STANDARD, ID + ":1", "My PC", List.of("nodejs"), true, CREATED_AT);

    static final ActivateSession ACTIVATE = new ActivateSession(ID, "agent-1", ACTIVE_AT);
    static final SessionActivated ACTIVATED =
            new SessionActivated(ID, OWNER, STANDARD, "agent-1", 1, ID + ":1", ACTIVE_AT);

    static final PauseSession PAUSE = new PauseSession(ID, PauseReason.ASKED, PAUSED_AT, null);
    static final SessionPaused PAUSED = new SessionPaused(ID, OWNER, 1, PauseReason.ASKED, 90_600, PAUSED_AT);

    static final ResumeSession RESUME = new ResumeSession(ID, 2, RESUMED_AT);
    static final SessionResumed RESUMED = new SessionResumed(ID, OWNER, STANDARD, 2, ID + ":2", 90_600, RESUMED_AT);

    static final PauseSession PAUSE_AGAIN = new PauseSession(ID, PauseReason.ASKED, PAUSED_AGAIN_AT, null);
    static final SessionPaused PAUSED_AGAIN =
            new SessionPaused(ID, OWNER, 2, PauseReason.ASKED, 181_200, PAUSED_AGAIN_AT);

    static final TerminateSession TERMINATE = new TerminateSession(ID, EndReason.ASKED, null, ENDED_AT);
    static final SessionTerminated TERMINATED = ended(1, 90_600, ENDED_AT);
    static final SessionTerminated TERMINATED_WHILE_ACTIVE = ended(1, 150_600, ENDED_AT);
    static final SessionTerminated ABANDONED = ended(0, 0, ENDED_AT);

    static final String DEATH = "The desktop ended by itself.";
    static final TerminateSession DIE = new TerminateSession(ID, EndReason.FAILED, DEATH, PAUSED_AT);
    static final SessionTerminated DIED =
            new SessionTerminated(ID, OWNER, 1, ID + ":1", EndReason.FAILED, DEATH, 90_600, PAUSED_AT);

    private SessionStories() {}

    static PauseSession runOutAt(Instant at, int run) {
        return new PauseSession(ID, PauseReason.BALANCE_EXHAUSTED, at, run);
    }

    static SessionPaused ranOut(long activeMillis, int run) {
        return new SessionPaused(
                ID, OWNER, run, PauseReason.BALANCE_EXHAUSTED, activeMillis, ACTIVE_AT.plusMillis(activeMillis));
    }

    static RecordAccess accessAt(Instant at) {
        return new RecordAccess(ID, at);
    }

    static SessionAccessed accessedAt(Instant at) {
        return new SessionAccessed(ID, OWNER, at);
    }

    private static SessionTerminated ended(int run, long activeMillis, Instant at) {
        return new SessionTerminated(ID, OWNER, run, ID + ":1", EndReason.ASKED, null, activeMillis, at);
    }
}
