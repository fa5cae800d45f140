package io.n3xus.billing.write;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.n3xus.billing.api.BillingRefusal;
import io.n3xus.billing.api.CloseReason;
import io.n3xus.billing.api.HoldAnswer;
import io.n3xus.billing.api.HoldState;
import io.n3xus.billing.api.WalletCommand.CancelHold;
import io.n3xus.billing.api.WalletCommand.ChargeHold;
import io.n3xus.billing.api.WalletCommand.ConfirmHold;
import io.n3xus.billing.api.WalletCommand.CreditWallet;
import io.n3xus.billing.api.WalletCommand.ExpireHold;
import io.n3xus.billing.api.WalletCommand.ExtendHold;
import io.n3xus.billing.api.WalletCommand.PlaceHold;
import io.n3xus.billing.api.WalletCommand.ReportExhausted;
import io.n3xus.billing.api.WalletCommand.SettleHold;
import io.n3xus.billing.api.WalletCommand.StartMeter;
import io.n3xus.billing.api.WalletEvent.BalanceExhausted;
import io.n3xus.billing.api.WalletEvent.HoldConfirmed;
import io.n3xus.billing.api.WalletEvent.HoldRefused;
import io.n3xus.billing.api.WalletEvent.MeterStarted;
import io.n3xus.billing.api.WalletEvent.WalletCredited;
import io.n3xus.platform.refusal.RefusedException;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * One account's money and the rules of its movement: in by a credit, aside by a hold, out by a charge, back by a
 * release. A command for a state that already holds is obeyed without an event.
 *
 * <pre>
 *   hold \ command  Place    Confirm    StartMeter  Extend   Charge   Settle   Cancel   Expire
 *   unknown         PLACED   (holds)    METERED     (gone)   (gone)   (holds)  (holds)  (holds)
 *   PLACED          (holds)  CONFIRMED  METERED     more     captures SETTLED  CANCELLED EXPIRED when due
 *   CONFIRMED       (holds)  (holds)    METERED     more     captures SETTLED  CANCELLED (holds)
 *   METERED         (holds)  (holds)    (holds)     more     captures SETTLED  refused  (holds)
 *   SETTLED         refused  (holds)    (gone)      (gone)   (gone)   (holds)  (holds)  (holds)
 *   CANCELLED       PLACED   (holds)    METERED     (gone)   (gone)   (holds)  (holds)  (holds)
 *   EXPIRED         PLACED   (holds)    METERED     (gone)   (gone)   (holds)  (holds)  (holds)
 * </pre>
 */
@Aggregate
class Wallet extends Movements {

    static final int MAX_HOLDS = 1_000;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(CreditWallet command) {
        var amount = command.amountMicros();
        var earlier = credits.get(command.entryId());
        if (earlier != null) {
            if (earlier != amount) {
                throw refused(
                        BillingRefusal.KEY_REUSED,
                        "Entry %s was credited before with another amount.",
                        command.entryId());
            }
            return;
        }
        if (amount <= 0 || amount > Long.MAX_VALUE - balanceMicros - heldMicros) {
            throw refused(BillingRefusal.BAD_AMOUNT, "A credit of %s micro-NexCoin is not possible.", amount);
        }
        apply(new WalletCredited(
                command.accountId(), command.entryId(), command.reason(), amount, balanceMicros + amount, heldMicros));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    HoldAnswer handle(PlaceHold command) {
        var holdId = command.holdId();
        var placed = holds.get(holdId);
        if (placed != null) {
            if (!placed.reference().equals(command.reference())) {
                throw refused(BillingRefusal.KEY_REUSED, "Hold %s was placed before for something else.", holdId);
            }
            return new HoldAnswer.Granted(placed.amountMicros());
        }
        if (closed.isSettled(holdId)) {
            throw refused(BillingRefusal.HOLD_CLOSED, "Hold %s was settled; place one with a new id.", holdId);
        }
        if (command.minimumMicros() <= 0 || command.amountMicros() < command.minimumMicros()) {
            throw refused(BillingRefusal.BAD_AMOUNT, "Hold %s needs an amount not below a minimum above zero.", holdId);
        }
        if (holds.size() >= MAX_HOLDS) {
            throw refused(
                    BillingRefusal.TOO_MANY_HOLDS, "There are %s open holds already; end some work first.", MAX_HOLDS);
        }
        if (balanceMicros < command.minimumMicros()) {
            return refuse(command);
        }
        place(command.accountId(), holdId, command.reference(), command.amountMicros(), command.expiresAt());
        return new HoldAnswer.Granted(hold(holdId).amountMicros());
    }

    private HoldAnswer refuse(PlaceHold command) {
        var missing = command.minimumMicros() - balanceMicros;
        var refusal = new HoldRefused(
                command.accountId(), command.holdId(), command.reference(), command.amountMicros(), missing);
        if (!refusal.equals(lastRefusal)) {
            apply(refusal);
        }
        return new HoldAnswer.Refused(missing);
    }

    @CommandHandler
    void handle(ConfirmHold command) {
        var hold = holds.get(command.holdId());
        if (hold != null && hold.expiresAt() != null) {
            apply(new HoldConfirmed(id, command.holdId()));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    HoldState handle(StartMeter command) {
        var holdId = command.holdId();
        if (!holds.containsKey(holdId)) {
            if (closed.wasSettled(holdId, command.startedAt())) {
                return HoldState.GONE;
            }
            place(command.accountId(), holdId, command.sessionId(), command.amountMicros(), null);
        }
        if (hold(holdId).run() == null) {
            apply(new MeterStarted(
                    command.accountId(),
                    holdId,
                    command.sessionId(),
                    command.run(),
                    command.priceMicrosPerHour(),
                    command.startedAt()));
        }
        return stateOf(holdId);
    }

    @CommandHandler
    HoldState handle(ExtendHold command) {
        extend(command.holdId(), command.toMicros());
        return stateOf(command.holdId());
    }

    @CommandHandler
    HoldState handle(ChargeHold command) {
        charge(command.holdId(), command.upToMicros());
        return stateOf(command.holdId());
    }

    @CommandHandler
    HoldState handle(ReportExhausted command) {
        var hold = holds.get(command.holdId());
        if (hold != null && hold.run() != null && !hold.exhausted() && balanceMicros == 0) {
            var run = hold.run();
            apply(new BalanceExhausted(id, command.holdId(), run.sessionId(), run.number(), command.exhaustedAt()));
        }
        return stateOf(command.holdId());
    }

    @CommandHandler
    void handle(SettleHold command) {
        if (holds.containsKey(command.holdId())) {
            extend(command.holdId(), command.costMicros());
            charge(command.holdId(), command.costMicros());
            giveBack(command.holdId(), command.costMicros());
            release(command.holdId(), CloseReason.SETTLED);
        }
    }

    @CommandHandler
    void handle(CancelHold command) {
        var hold = holds.get(command.holdId());
        if (hold == null) {
            return;
        }
        if (hold.run() != null) {
            throw refused(
                    BillingRefusal.HOLD_IN_USE, "Hold %s pays for running work; end that instead.", command.holdId());
        }
        release(command.holdId(), CloseReason.CANCELLED);
    }

    @CommandHandler
    void handle(ExpireHold command) {
        var hold = holds.get(command.holdId());
        if (hold != null && hold.expiresAt() != null && !command.now().isBefore(hold.expiresAt())) {
            release(command.holdId(), CloseReason.EXPIRED);
        }
    }

    private static RefusedException refused(BillingRefusal code, String message, Object what) {
        return new RefusedException(code, message.formatted(what));
    }
}
