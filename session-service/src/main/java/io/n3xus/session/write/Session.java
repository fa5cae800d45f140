package io.n3xus.session.write;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import io.n3xus.platform.refusal.RefusedException;
import io.n3xus.session.api.EndReason;
import io.n3xus.session.api.Outcome;
import io.n3xus.session.api.SessionCommand.ActivateSession;
import io.n3xus.session.api.SessionCommand.AskStanding;
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
import io.n3xus.session.api.SessionRefusal;
import io.n3xus.session.api.SessionStatus;
import java.time.Duration;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * One virtual PC and the rules of its life. Users are refused what the state forbids; the machinery, which may repeat
 * itself or come late, is obeyed without an event.
 *
 * <pre>
 *   from \ command  Create    Activate  Pause(asked)  Pause(exhausted)  Resume   Terminate(asked)  Terminate(failed)
 *   unknown         CREATING
 *   CREATING        (holds)   ACTIVE    refused       (ignored)         refused  TERMINATED        TERMINATED
 *   ACTIVE          (holds)   (holds)   PAUSED        PAUSED, same run  refused  TERMINATED        TERMINATED
 *   PAUSED          (holds)   (holds)   refused       (ignored)         ACTIVE   TERMINATED        TERMINATED
 *   TERMINATED      (holds)   refused   refused       (ignored)         refused  refused           (holds)
 * </pre>
 */
@Aggregate
class Session extends SessionState {

    private static final Duration BETWEEN_ACCESSES = Duration.ofMinutes(1);

    /** Axon makes an empty session and replays the events into it. */
    Session() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(CreateSession command) {
        if (id != null) {
            return;
        }
        apply(new SessionCreated(
                command.sessionId(),
                command.accountId(),
                command.terms(),
                command.sessionId().holdId(1),
                command.name(),
                command.tags(),
                command.autoStart(),
                command.at()));
    }

    @CommandHandler
    Outcome handle(ActivateSession command) {
        switch (status) {
            case CREATING ->
                apply(new SessionActivated(id, accountId, terms, command.agentId(), 1, id.holdId(1), command.at()));
            case ACTIVE, PAUSED -> {}
            case TERMINATED -> throw refused(SessionRefusal.TERMINATED, "it cannot be activated");
        }
        return outcome();
    }

    @CommandHandler
    Outcome handle(PauseSession command) {
        switch (command.reason()) {
            case ASKED -> {
                if (status != SessionStatus.ACTIVE) {
                    throw refused(SessionRefusal.NOT_ACTIVE, "only an active session can be paused");
                }
                pause(command);
            }
            case BALANCE_EXHAUSTED -> {
                if (status == SessionStatus.ACTIVE && (command.run() == null || command.run() == run)) {
                    pause(command);
                }
            }
        }
        return outcome();
    }

    private void pause(PauseSession command) {
        var end = time.clamp(command.effectiveAt());
        apply(new SessionPaused(id, accountId, run, command.reason(), time.millisAt(end), end));
    }

    @CommandHandler
    Outcome handle(ResumeSession command) {
        if (status != SessionStatus.PAUSED || command.run() != run + 1) {
            throw refused(SessionRefusal.NOT_PAUSED, "only a paused session can be resumed");
        }
        var hold = id.holdId(run + 1);
        apply(new SessionResumed(id, accountId, terms, run + 1, hold, time.endedRunsMillis(), command.at()));
        return outcome();
    }

    @CommandHandler
    Outcome handle(TerminateSession command) {
        if (status != SessionStatus.TERMINATED) {
            terminate(command);
        } else if (command.reason() == EndReason.ASKED) {
            throw refused(SessionRefusal.TERMINATED, "it cannot be terminated again");
        }
        return outcome();
    }

    private void terminate(TerminateSession command) {
        var end = time.clamp(command.at());
        var activeMillis = status == SessionStatus.ACTIVE ? time.millisAt(end) : time.endedRunsMillis();
        var hold = id.holdId(Math.max(run, 1));
        apply(new SessionTerminated(
                id, accountId, run, hold, command.reason(), command.failureReason(), activeMillis, end));
    }

    @CommandHandler
    Outcome handle(AskStanding command) {
        return outcome();
    }

    @CommandHandler
    void handle(RecordAccess command) {
        var due = !command.at().isBefore(lastAccessedAt.plus(BETWEEN_ACCESSES));
        if (status != SessionStatus.TERMINATED && due) {
            apply(new SessionAccessed(id, accountId, command.at()));
        }
    }

    private Outcome outcome() {
        return new Outcome(
                status,
                getVersion(),
                run,
                Duration.ofMillis(time.endedRunsMillis()).toSeconds());
    }

    private RefusedException refused(SessionRefusal code, String why) {
        return new RefusedException(code, "Session %s is %s: %s.".formatted(id, status.wireName(), why));
    }
}
