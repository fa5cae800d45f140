package io.n3xus.session.automation;

import io.n3xus.contracts.billing.PublishedBillingEvent.BalanceExhausted;
import io.n3xus.platform.command.Commands;
import io.n3xus.platform.follow.Follower;
import io.n3xus.platform.follow.ReceivedEvent;
import io.n3xus.session.api.Outcome;
import io.n3xus.session.api.PauseReason;
import io.n3xus.session.api.SessionCommand.PauseSession;
import io.n3xus.session.api.SessionId;
import io.n3xus.session.api.SessionStatus;
import io.n3xus.session.machine.Machines;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Pauses what can no longer be paid for, as of the instant the money ran out. Safe to repeat: a run that is over is left
 * alone.
 */
@Component
class WhenBalanceExhaustedThenPause implements Follower {

    private final Commands commands;
    private final Machines machines;

    WhenBalanceExhaustedThenPause(Commands commands, Machines machines) {
        this.commands = commands;
        this.machines = machines;
    }

    @Override
    public String name() {
        return "session.exhausted-balances";
    }

    @Override
    public Set<Class<?>> events() {
        return Set.of(BalanceExhausted.class);
    }

    @Override
    public void on(ReceivedEvent received) {
        var event = (BalanceExhausted) received.data();
        var id = SessionId.of(event.sessionId());
        var pause = new PauseSession(id, PauseReason.BALANCE_EXHAUSTED, event.exhaustedAt(), event.run());
        var outcome = commands.send(pause, Outcome.class);
        if (outcome.status() == SessionStatus.PAUSED) {
            machines.freeze(id, outcome.version());
        }
    }
}
