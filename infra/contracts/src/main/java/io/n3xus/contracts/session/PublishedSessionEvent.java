package io.n3xus.contracts.session;

import io.n3xus.contracts.EventType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The life of a session, keyed by session id. Time in use is counted in runs: a run begins when the session is activated
 * or resumed and ends when it is paused or terminated.
 */
public sealed interface PublishedSessionEvent {

    String TOPIC = "session.events";

    String sessionId();

    String accountId();

    /**
     * A session was accepted and paid for in advance; no machine runs yet.
     *
     * @param holdId the hold that covers the first run
     * @param name a label chosen by the user, empty when there is none
     * @param autoStart false when no machine is wanted yet; null, as in older events, means true
     */
    @EventType(value = "session.created.v1", topic = TOPIC)
    record Created(
            String sessionId,
            String accountId,
            String tier,
            long priceMicrosPerHour,
            String holdId,
            String name,
            List<String> tags,
            Instant at,
            @Nullable Boolean autoStart)
            implements PublishedSessionEvent {
        public Created {
            tags = List.copyOf(tags);
        }

        public Created(
                String sessionId,
                String accountId,
                String tier,
                long priceMicrosPerHour,
                String holdId,
                String name,
                List<String> tags,
                Instant at) {
            this(sessionId, accountId, tier, priceMicrosPerHour, holdId, name, tags, at, null);
        }
    }

    /** The machine is up: the first run begins at {@code at}. */
    @EventType(value = "session.activated.v1", topic = TOPIC)
    record Activated(
            String sessionId,
            String accountId,
            int run,
            String tier,
            long priceMicrosPerHour,
            String holdId,
            long activeSeconds,
            Instant at)
            implements PublishedSessionEvent {}

    /**
     * A run ended and the machine is frozen.
     *
     * @param reason {@code asked} or {@code balance_exhausted}
     * @param activeSeconds whole seconds in use over all runs so far; the number that is billed
     */
    @EventType(value = "session.paused.v1", topic = TOPIC)
    record Paused(String sessionId, String accountId, int run, String reason, long activeSeconds, Instant at)
            implements PublishedSessionEvent {}

    /**
     * A further run begins.
     *
     * @param holdId the hold that covers this run
     * @param activeSeconds in use before this run
     */
    @EventType(value = "session.resumed.v1", topic = TOPIC)
    record Resumed(
            String sessionId,
            String accountId,
            int run,
            String tier,
            long priceMicrosPerHour,
            String holdId,
            long activeSeconds,
            Instant at)
            implements PublishedSessionEvent {}

    /**
     * The session is over for good.
     *
     * @param run the last run; 0 when none ever began
     * @param holdId the hold of the last run, or of the first when none ever began
     * @param reason {@code asked} or {@code failed}
     * @param failureReason for a person; set when it failed
     * @param activeSeconds whole seconds in use over all runs; the number that is billed
     */
    @EventType(value = "session.terminated.v1", topic = TOPIC)
    record Terminated(
            String sessionId,
            String accountId,
            int run,
            String holdId,
            String reason,
            @Nullable String failureReason,
            long activeSeconds,
            Instant at)
            implements PublishedSessionEvent {}

    /** The owner looked at the session; told at most once a minute. */
    @EventType(value = "session.accessed.v1", topic = TOPIC)
    record Accessed(String sessionId, String accountId, Instant at) implements PublishedSessionEvent {}
}
