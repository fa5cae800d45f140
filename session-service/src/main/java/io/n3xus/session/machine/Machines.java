package io.n3xus.session.machine;

import io.n3xus.platform.command.Commands;
import io.n3xus.platform.refusal.RefusedException;
import io.n3xus.session.SessionSettings;
import io.n3xus.session.api.EndReason;
import io.n3xus.session.api.MachineCommand.AllocateMachine;
import io.n3xus.session.api.MachineCommand.ReleaseMachine;
import io.n3xus.session.api.Outcome;
import io.n3xus.session.api.SessionCommand.ActivateSession;
import io.n3xus.session.api.SessionCommand.TerminateSession;
import io.n3xus.session.api.SessionId;
import io.n3xus.session.api.SessionRefusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Semaphore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/**
 * Gives orders to the agent at once, in the background. An order that fails is not repeated here: the next sweep of
 * {@link DesktopReconciler} sees what is missing.
 */
@Component
public class Machines {

    private final AgentClient agent;
    private final Capacities capacities;
    private final Commands commands;
    private final EventStore events;
    private final Clock clock;
    private final Background background;
    private final Semaphore starts;
    private final Duration startWithin;

    Machines(
            AgentClient agent,
            Capacities capacities,
            Commands commands,
            EventStore events,
            Clock clock,
            Background background,
            SessionSettings settings) {
        this.agent = agent;
        this.capacities = capacities;
        this.commands = commands;
        this.events = events;
        this.clock = clock;
        this.background = background;
        this.starts = new Semaphore(settings.desktops().startsAtOnce(), true);
        this.startWithin = settings.desktops().startWithin();
    }

    /** Starts the desktop of a new session and activates the session once it can be seen. */
    public void start(Wanted wanted) {
        background.unlessBusy(wanted.id(), () -> startNow(wanted));
    }

    /**
     * Takes the processor away from the desktop; its memory and windows stay.
     *
     * @param version of the session that was paused
     */
    public Underway freeze(SessionId id, long version) {
        return background.run(id, () -> agent.set(id, DesktopState.FROZEN, version));
    }

    /** As {@link #freeze}, the other way round. */
    public Underway thaw(SessionId id, long version) {
        return background.run(id, () -> agent.set(id, DesktopState.RUNNING, version));
    }

    /** Frees all that the session's desktop had. */
    public Underway remove(SessionId id) {
        return background.run(id, () -> removeNow(id));
    }

    private void startNow(Wanted wanted) {
        starts.acquireUninterruptibly();
        Desktop desktop;
        try {
            desktop = agent.start(wanted.id(), wanted.terms());
        } catch (RefusedException refused) {
            giveUpOrWait(wanted, refused);
            return;
        } finally {
            starts.release();
        }
        if (desktop.state() == DesktopState.ENDED) {
            failNow(wanted.id(), Reconciliation.deathOf(desktop), now());
        } else {
            activateNow(wanted);
        }
    }

    private void giveUpOrWait(Wanted wanted, RefusedException refused) {
        var mayHelp = switch (refused.refusal().kind()) {
            case UNAVAILABLE, TIMEOUT, LIMIT -> true;
            case INVALID,
                    UNAUTHENTICATED,
                    NO_FUNDS,
                    FORBIDDEN,
                    NOT_FOUND,
                    METHOD,
                    CONFLICT,
                    TOO_LARGE,
                    UNSUPPORTED,
                    INTERNAL -> false;
        };
        if (mayHelp && now().isBefore(wanted.createdAt().plus(startWithin))) {
            throw refused;
        }
        var reason = mayHelp
                ? "No desktop could be started within %d seconds.".formatted(startWithin.toSeconds())
                : "The desktop could not be started. " + refused.getMessage();
        failNow(wanted.id(), reason, now());
    }

    void activateNow(Wanted wanted) {
        var id = wanted.id();
        var agentId = capacities.agentId();
        commands.send(new AllocateMachine(id.resourceId(), id, wanted.accountId(), wanted.terms(), agentId, now()));
        try {
            commands.send(new ActivateSession(id, agentId, now()), Outcome.class);
        } catch (RefusedException refused) {
            if (!refused.refusal().code().equals(SessionRefusal.TERMINATED.code())) {
                throw refused;
            }
            removeNow(id);
        }
    }

    /** Ends a session whose desktop is gone, as of the instant it went. */
    void failNow(SessionId id, String failureReason, Instant at) {
        commands.send(new TerminateSession(id, EndReason.FAILED, failureReason, at), Outcome.class);
        removeNow(id);
    }

    void removeNow(SessionId id) {
        agent.delete(id);
        if (events.lastSequenceNumberFor(id.resourceId()).isPresent()) {
            commands.send(new ReleaseMachine(id.resourceId(), now()));
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
