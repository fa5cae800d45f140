package io.n3xus.billing.write;

import io.n3xus.billing.api.BillingRefusal;
import io.n3xus.billing.api.CloseReason;
import io.n3xus.billing.api.HoldId;
import io.n3xus.billing.api.HoldState;
import io.n3xus.billing.api.Usage;
import io.n3xus.billing.api.UsageCommand;
import io.n3xus.billing.api.UsageCommand.CaptureHold;
import io.n3xus.billing.api.UsageCommand.CorrectUsage;
import io.n3xus.billing.api.UsageCommand.RecordUsage;
import io.n3xus.platform.refusal.RefusedException;
import org.jspecify.annotations.Nullable;

/** How a wallet pays for usage that services report. */
final class Recording {

    private final Movements wallet;
    private final WalletMemory memory;

    Recording(Movements wallet, WalletMemory memory) {
        this.wallet = wallet;
        this.memory = memory;
    }

    HoldState obey(UsageCommand command) {
        return switch (command) {
            case RecordUsage c -> record(c.usageId(), c.holdId(), wallet.fractions.price(c.usage()));
            case CorrectUsage c -> record(c.usageId(), null, c.usage());
            case CaptureHold c -> capture(c);
        };
    }

    private HoldState record(String usageId, @Nullable HoldId holdId, Usage usage) {
        var own = HoldId.ofUsage(usageId);
        if (memory.isSettled(wallet.id, own)) {
            return HoldState.GONE;
        }
        var cost = usage.costMicros();
        if (holdId != null && cost > 0 && isFree(holdId)) {
            wallet.pay(holdId, usage, 0);
            memory.settle(wallet.id, own);
            return wallet.stateOf(holdId);
        }
        // What was never paid, or was refunded, is forgiven and not given back.
        var unpaid =
                memory.uncollected(wallet.id, usage.reference()) + memory.allRefunded(wallet.id, usage.reference());
        var forgiven = Math.min(Math.max(0, -cost), unpaid);
        if (cost + forgiven == 0 || (cost > 0 && wallet.balanceMicros == 0)) {
            wallet.metered(own, usage, cost);
            memory.settle(wallet.id, own);
        } else {
            wallet.place(own, usage.reference(), Math.max(0, cost), null);
            wallet.pay(own, usage, forgiven);
            wallet.release(own, CloseReason.SETTLED);
        }
        return HoldState.GONE;
    }

    private HoldState capture(CaptureHold command) {
        if (!wallet.holds.containsKey(command.holdId())) {
            throw new RefusedException(
                    BillingRefusal.HOLD_CLOSED, "There is no open hold %s.".formatted(command.holdId()));
        }
        if (!isFree(command.holdId())) {
            throw new RefusedException(
                    BillingRefusal.HOLD_IN_USE, "A meter captures from hold %s.".formatted(command.holdId()));
        }
        var what = Usage.unmeasured(
                command.service(), wallet.hold(command.holdId()).reference());
        return wallet.charge(command.holdId(), command.upToMicros(), what);
    }

    /** A meter's charges are totals of its own usage, which must not be mixed with other. */
    private boolean isFree(HoldId holdId) {
        var hold = wallet.holds.get(holdId);
        return hold != null && hold.run() == null;
    }
}
