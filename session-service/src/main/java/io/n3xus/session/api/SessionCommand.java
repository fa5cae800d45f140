package io.n3xus.session.api;

import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Everything one can ask of a session. Instants come with the command, so that a decision can be repeated. */
public sealed interface SessionCommand {

    SessionId sessionId();

    /**
     * A hold for the first run was granted.
     *
     * @param autoStart false when no machine is wanted yet
     */
    record CreateSession(
            @TargetAggregateIdentifier SessionId sessionId,
            String accountId,
            TierTerms terms,
            String name,
            List<String> tags,
            boolean autoStart,
            Instant at)
            implements SessionCommand {
        public CreateSession {
            tags = List.copyOf(tags);
        }
    }

    /** The machine is up. */
    record ActivateSession(@TargetAggregateIdentifier SessionId sessionId, String agentId, Instant at)
            implements SessionCommand {}

    /**
     * End the run under way, not the session.
     *
     * @param effectiveAt when the run ended, which may be in the past
     * @param run the run that has to end; null means the one under way
     */
    record PauseSession(
            @TargetAggregateIdentifier SessionId sessionId,
            PauseReason reason,
            Instant effectiveAt,
            @Nullable Integer run)
            implements SessionCommand {}

    /**
     * Begin the next run.
     *
     * @param run the run to begin, already paid for by its hold
     */
    record ResumeSession(@TargetAggregateIdentifier SessionId sessionId, int run, Instant at)
            implements SessionCommand {}

    /**
     * End the session for good.
     *
     * @param failureReason one sentence for a person; null unless it failed
     * @param at when the last run ended, which may be in the past
     */
    record TerminateSession(
            @TargetAggregateIdentifier SessionId sessionId,
            EndReason reason,
            @Nullable String failureReason,
            Instant at)
            implements SessionCommand {}

    /** Changes nothing: where the session stands by its events, however late its view is. */
    record AskStanding(@TargetAggregateIdentifier SessionId sessionId) implements SessionCommand {}

    /** The owner looked at the session. */
    record RecordAccess(@TargetAggregateIdentifier SessionId sessionId, Instant at) implements SessionCommand {}
}
