package io.n3xus.billing.write;

import io.n3xus.billing.api.AccountId;
import io.n3xus.billing.api.BillingRefusal;
import io.n3xus.billing.api.CloseReason;
import io.n3xus.billing.api.FundsCommand;
import io.n3xus.billing.api.HoldAnswer;
import io.n3xus.billing.api.HoldState;
import io.n3xus.billing.api.UsageCommand;
import io.n3xus.billing.api.WalletCommand;
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
import io.n3xus.platform.refusal.RefusedException;
import java.time.Instant;

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
final class Wallet extends Funds {

    static final int MAX_HOLDS = 1_000;

    Wallet(AccountId id) {
        super(id);
    }

    Wallet(AccountId id, WalletSnapshot snapshot) {
        super(id, snapshot);
    }

    /**
     * Obeys a command, or refuses it and stays as it was. What happened is to be had from {@link #takeEvents}.
     *
     * @param now decides which grants have expired: they are gone before the command is looked at
     * @return for a hold that is asked for a {@link HoldAnswer}, for money beside holds the balance, else a
     *     {@link HoldState}
     */
    Object obey(WalletCommand command, WalletMemory memory, Instant now) {
        expireGrants(now);
        var answer = decide(command, memory, now);
        expireGrants(now);
        return answer;
    }

    private Object decide(WalletCommand command, WalletMemory memory, Instant now) {
        return switch (command) {
            case FundsCommand c -> changeFunds(c, memory, now);
            case CreditWallet c -> credit(c, memory);
            case PlaceHold c -> place(c, memory);
            case ConfirmHold c -> confirm(c);
            case StartMeter c -> start(c, memory);
            case ExtendHold c -> extend(c.holdId(), c.toMicros());
            case ChargeHold c -> charge(c.holdId(), c.upToMicros(), c.usage());
            case ReportExhausted c -> report(c);
            case SettleHold c -> settle(c);
            case CancelHold c -> cancel(c);
            case ExpireHold c -> expire(c);
            case UsageCommand c -> new Recording(this, memory).obey(c);
        };
    }

    private HoldAnswer place(PlaceHold command, WalletMemory memory) {
        var holdId = command.holdId();
        var placed = holds.get(holdId);
        if (placed != null) {
            if (!placed.reference().equals(command.reference())) {
                throw refused(BillingRefusal.KEY_REUSED, "Hold %s was placed before for something else.", holdId);
            }
            return new HoldAnswer.Granted(placed.amountMicros());
        }
        if (memory.isSettled(id, holdId)) {
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
        place(holdId, command.reference(), command.amountMicros(), command.expiresAt());
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

    private HoldState confirm(ConfirmHold command) {
        var hold = holds.get(command.holdId());
        if (hold != null && hold.expiresAt() != null) {
            apply(new HoldConfirmed(id, command.holdId()));
        }
        return stateOf(command.holdId());
    }

    private HoldState start(StartMeter command, WalletMemory memory) {
        var holdId = command.holdId();
        if (!holds.containsKey(holdId)) {
            if (memory.isSettled(id, holdId)) {
                return HoldState.GONE;
            }
            place(holdId, command.sessionId(), command.amountMicros(), null);
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

    private HoldState report(ReportExhausted command) {
        var hold = holds.get(command.holdId());
        if (hold != null && hold.run() != null && !hold.exhausted() && balanceMicros == 0) {
            var run = hold.run();
            apply(new BalanceExhausted(id, command.holdId(), run.sessionId(), run.number(), command.exhaustedAt()));
        }
        return stateOf(command.holdId());
    }

    private HoldState settle(SettleHold command) {
        if (holds.containsKey(command.holdId())) {
            settle(command.holdId(), command.costMicros(), command.usage());
            release(command.holdId(), CloseReason.SETTLED);
        }
        return stateOf(command.holdId());
    }

    private HoldState cancel(CancelHold command) {
        var hold = holds.get(command.holdId());
        if (hold == null) {
            return HoldState.GONE;
        }
        if (hold.run() != null) {
            throw refused(
                    BillingRefusal.HOLD_IN_USE, "Hold %s pays for running work; end that instead.", command.holdId());
        }
        release(command.holdId(), CloseReason.CANCELLED);
        return stateOf(command.holdId());
    }

    private HoldState expire(ExpireHold command) {
        var hold = holds.get(command.holdId());
        if (hold != null && hold.expiresAt() != null && !command.now().isBefore(hold.expiresAt())) {
            release(command.holdId(), CloseReason.EXPIRED);
        }
        return stateOf(command.holdId());
    }

    private static RefusedException refused(BillingRefusal code, String message, Object what) {
        return new RefusedException(code, message.formatted(what));
    }
}
