package io.n3xus.session.process;

import io.n3xus.platform.command.Commands;
import io.n3xus.platform.refusal.RefusedException;
import io.n3xus.session.api.EndReason;
import io.n3xus.session.api.Outcome;
import io.n3xus.session.api.PauseReason;
import io.n3xus.session.api.SessionCommand;
import io.n3xus.session.api.SessionCommand.AskStanding;
import io.n3xus.session.api.SessionCommand.PauseSession;
import io.n3xus.session.api.SessionCommand.RecordAccess;
import io.n3xus.session.api.SessionCommand.ResumeSession;
import io.n3xus.session.api.SessionCommand.TerminateSession;
import io.n3xus.session.api.SessionId;
import io.n3xus.session.api.SessionRefusal;
import io.n3xus.session.api.SessionStatus;
import io.n3xus.session.billing.BillingClient;
import io.n3xus.session.machine.Machines;
import io.n3xus.session.machine.Underway;
import io.n3xus.session.read.sessions.SessionView;
import io.n3xus.session.read.sessions.Sessions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/**
 * What an owner does with a session. The decision comes first; then the machine follows and the read side catches up, side
 * by side, and the answer waits for both with a bound.
 */
@Component
public class Life {

    private static final Duration BETWEEN_ACCESSES = Duration.ofMinutes(1);
    private static final Duration MACHINE_PATIENCE = Duration.ofSeconds(2);

    private final Sessions sessions;
    private final BillingClient billing;
    private final Commands commands;
    private final Machines machines;
    private final Clock clock;

    Life(Sessions sessions, BillingClient billing, Commands commands, Machines machines, Clock clock) {
        this.sessions = sessions;
        this.billing = billing;
        this.commands = commands;
        this.machines = machines;
        this.clock = clock;
    }

    /** Looks at it, which counts as an access. */
    public SessionView look(String accountId, SessionId id) {
        var session = own(accountId, id);
        var due = session.lastAccessedAt().plus(BETWEEN_ACCESSES);
        if (session.live() && !clock.instant().isBefore(due)) {
            commands.send(new RecordAccess(id, now()));
        }
        return session;
    }

    public void pause(String accountId, SessionId id) {
        own(accountId, id);
        var outcome = decide(new PauseSession(id, PauseReason.ASKED, now(), null));
        settle(id, machines.freeze(id, outcome.version()));
    }

    /** The run is counted by the session itself: a view that is late would pay for one that was had before. */
    public void resume(String accountId, SessionId id) {
        var session = own(accountId, id);
        var standing = decide(new AskStanding(id));
        if (standing.status() != SessionStatus.PAUSED) {
            throw new RefusedException(
                    SessionRefusal.NOT_PAUSED,
                    "Session %s is %s: only a paused session can be resumed."
                            .formatted(id, standing.status().wireName()));
        }
        var run = standing.run() + 1;
        billing.hold(id, run, accountId, session.priceMicrosPerHour());
        var outcome = resume(accountId, id, run);
        settle(id, machines.thaw(id, outcome.version()));
    }

    private Outcome resume(String accountId, SessionId id, int run) {
        try {
            return decide(new ResumeSession(id, run, now()));
        } catch (RefusedException refused) {
            // Another request may have begun this very run with this very hold; then the hold is in use.
            if (decide(new AskStanding(id)).run() < run) {
                billing.release(id, run, accountId);
            }
            throw refused;
        }
    }

    /** Ends it for good and answers the whole seconds to be paid for. */
    public Bill terminate(String accountId, SessionId id) {
        var session = own(accountId, id);
        var outcome = decide(new TerminateSession(id, EndReason.ASKED, null, now()));
        settle(id, machines.remove(id));
        return Bill.of(session.priceMicrosPerHour(), outcome.activeSeconds());
    }

    private Outcome decide(SessionCommand command) {
        return commands.send(command, Outcome.class);
    }

    private void settle(SessionId id, Underway machine) {
        sessions.awaitWritten(id);
        machine.await(MACHINE_PATIENCE);
    }

    private SessionView own(String accountId, SessionId id) {
        return sessions.findOwn(accountId, id).orElseThrow(() -> unknown(id));
    }

    private static RefusedException unknown(SessionId id) {
        return new RefusedException(SessionRefusal.NOT_FOUND, "There is no session %s.".formatted(id));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
