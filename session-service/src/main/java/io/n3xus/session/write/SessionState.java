package io.n3xus.session.write;

import io.n3xus.session.api.SessionEvent.SessionAccessed;
import io.n3xus.session.api.SessionEvent.SessionActivated;
import io.n3xus.session.api.SessionEvent.SessionCreated;
import io.n3xus.session.api.SessionEvent.SessionPaused;
import io.n3xus.session.api.SessionEvent.SessionResumed;
import io.n3xus.session.api.SessionEvent.SessionTerminated;
import io.n3xus.session.api.SessionId;
import io.n3xus.session.api.SessionStatus;
import io.n3xus.session.api.TierTerms;
import java.time.Instant;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;

/** What its events make of a session. Decides nothing. */
abstract class SessionState {

    @AggregateIdentifier
    SessionId id;

    String accountId;
    TierTerms terms;
    SessionStatus status;
    int run;
    ActiveTime time;
    Instant lastAccessedAt;

    @SuppressWarnings("NullAway.Init") // Axon makes an empty session; its first event names it.
    SessionState() {}

    @EventSourcingHandler
    void on(SessionCreated event) {
        id = event.sessionId();
        accountId = event.accountId();
        terms = event.terms();
        status = SessionStatus.CREATING;
        time = new ActiveTime(0, event.at());
        lastAccessedAt = event.at();
    }

    @EventSourcingHandler
    void on(SessionActivated event) {
        begin(event.run(), event.at());
    }

    @EventSourcingHandler
    void on(SessionPaused event) {
        end(SessionStatus.PAUSED, event.activeMillis());
    }

    @EventSourcingHandler
    void on(SessionResumed event) {
        begin(event.run(), event.at());
    }

    @EventSourcingHandler
    void on(SessionTerminated event) {
        end(SessionStatus.TERMINATED, event.activeMillis());
    }

    @EventSourcingHandler
    void on(SessionAccessed event) {
        lastAccessedAt = event.at();
    }

    private void begin(int newRun, Instant at) {
        status = SessionStatus.ACTIVE;
        run = newRun;
        time = new ActiveTime(time.endedRunsMillis(), at);
    }

    private void end(SessionStatus newStatus, long activeMillis) {
        status = newStatus;
        time = new ActiveTime(activeMillis, time.runStartedAt());
    }
}
