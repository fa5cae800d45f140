package io.n3xus.session.automation;

import io.n3xus.contracts.billing.PublishedAccountEvent.ChargeRefunded;
import io.n3xus.contracts.billing.PublishedAccountEvent.GrantGiven;
import io.n3xus.contracts.billing.PublishedAccountEvent.Transferred;
import io.n3xus.contracts.billing.PublishedBillingEvent.BalanceExhausted;
import io.n3xus.contracts.billing.PublishedBillingEvent.Credited;
import io.n3xus.platform.command.Commands;
import io.n3xus.platform.follow.Follower;
import io.n3xus.platform.follow.ReceivedEvent;
import io.n3xus.platform.refusal.RefusalCode.Kind;
import io.n3xus.platform.refusal.RefusedException;
import io.n3xus.session.api.Outcome;
import io.n3xus.session.api.PauseReason;
import io.n3xus.session.api.SessionCommand.PauseSession;
import io.n3xus.session.api.SessionId;
import io.n3xus.session.api.SessionStatus;
import io.n3xus.session.machine.Machines;
import io.n3xus.session.process.Life;
import io.n3xus.session.read.sessions.SessionView;
import io.n3xus.session.read.sessions.Sessions;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Pauses what can no longer be paid for, as of the instant the money ran out, and lets it go on when money comes in. Both
 * in one follower, so that money that comes right after a pause finds it paused. Safe to repeat: a run that is over is left
 * alone, and so is what its owner paused.
 */
@Component
class WhenBalanceChangesThenPauseOrResume implements Follower {

    private static final Logger LOG = LoggerFactory.getLogger(WhenBalanceChangesThenPauseOrResume.class);

    /** More than an account can have. */
    private static final int ALL = 1_000;

    private final Commands commands;
    private final Machines machines;
    private final Sessions sessions;
    private final Life life;

    WhenBalanceChangesThenPauseOrResume(Commands commands, Machines machines, Sessions sessions, Life life) {
        this.commands = commands;
        this.machines = machines;
        this.sessions = sessions;
        this.life = life;
    }

    @Override
    public String name() {
        return "session.balances";
    }

    @Override
    public Set<Class<?>> events() {
        return Set.of(
                BalanceExhausted.class, Credited.class, GrantGiven.class, Transferred.class, ChargeRefunded.class);
    }

    @Override
    public void on(ReceivedEvent received) {
        switch (received.data()) {
            case BalanceExhausted event -> pause(event);
            case Credited event -> resume(event.accountId());
            case GrantGiven event -> resume(event.accountId());
            case Transferred event when event.direction().equals("in") -> resume(event.accountId());
            case ChargeRefunded event -> resume(event.accountId());
            default -> {}
        }
    }

    private void pause(BalanceExhausted event) {
        var id = SessionId.of(event.sessionId());
        var pause = new PauseSession(id, PauseReason.BALANCE_EXHAUSTED, event.exhaustedAt(), event.run());
        var outcome = commands.send(pause, Outcome.class);
        if (outcome.status() == SessionStatus.PAUSED) {
            machines.freeze(id, outcome.version());
        }
        sessions.awaitWritten(id);
    }

    private void resume(String accountId) {
        sessions.page(accountId, SessionStatus.PAUSED, 0, ALL).stream()
                .filter(session -> session.isPausedBecause(PauseReason.BALANCE_EXHAUSTED))
                .forEach(this::resume);
    }

    /** As its owner would; what the money does not suffice for stays paused until more comes. */
    private void resume(SessionView session) {
        var id = SessionId.of(session.id());
        try {
            life.resume(session.accountId(), id);
        } catch (RefusedException refused) {
            if (refused.refusal().kind() == Kind.UNAVAILABLE) {
                throw refused;
            }
            LOG.info("Session {} stays paused: {}", id, refused.getMessage());
        }
    }
}
