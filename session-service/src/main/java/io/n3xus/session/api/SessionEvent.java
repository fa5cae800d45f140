package io.n3xus.session.api;

import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can happen to a session. Stored for ever: a record here changes only with an upcaster. Each event says
 * by itself all that is published of it.
 */
public sealed interface SessionEvent {

    SessionId sessionId();

    String accountId();

    Instant at();

    @Revision("1")
    record SessionCreated(
            SessionId sessionId,
            String accountId,
            TierTerms terms,
            String holdId,
            String name,
            List<String> tags,
            boolean autoStart,
            Instant at)
            implements SessionEvent {
        public SessionCreated {
            tags = List.copyOf(tags);
        }
    }

    @Revision("1")
    record SessionActivated(
            SessionId sessionId, String accountId, TierTerms terms, String agentId, int run, String holdId, Instant at)
            implements SessionEvent {}

    /**
     * A run ended.
     *
     * @param activeMillis in use over all runs so far, this one included
     */
    @Revision("1")
    record SessionPaused(
            SessionId sessionId, String accountId, int run, PauseReason reason, long activeMillis, Instant at)
            implements SessionEvent {}

    /**
     * A further run began.
     *
     * @param activeMillis in use before this run
     */
    @Revision("1")
    record SessionResumed(
            SessionId sessionId,
            String accountId,
            TierTerms terms,
            int run,
            String holdId,
            long activeMillis,
            Instant at)
            implements SessionEvent {}

    /**
     * The session is over for good.
     *
     * @param run the last run; 0 when none ever began
     * @param holdId the hold of the last run, or of the first when none ever began
     * @param activeMillis in use over all runs
     */
    @Revision("1")
    record SessionTerminated(
            SessionId sessionId,
            String accountId,
            int run,
            String holdId,
            EndReason reason,
            @Nullable String failureReason,
            long activeMillis,
            Instant at)
            implements SessionEvent {}

    @Revision("1")
    record SessionAccessed(SessionId sessionId, String accountId, Instant at) implements SessionEvent {}
}
