package io.n3xus.billing.write;

import io.n3xus.billing.api.AccountEvent.BalanceLow;
import io.n3xus.billing.api.AccountEvent.TopUpWanted;
import io.n3xus.billing.api.AccountEvent.UsageMetered;
import io.n3xus.billing.api.AccountId;
import io.n3xus.billing.api.CloseReason;
import io.n3xus.billing.api.HoldId;
import io.n3xus.billing.api.HoldState;
import io.n3xus.billing.api.Usage;
import io.n3xus.billing.api.WalletEvent;
import io.n3xus.billing.api.WalletEvent.ChargeReturned;
import io.n3xus.billing.api.WalletEvent.HoldCharged;
import io.n3xus.billing.api.WalletEvent.HoldExtended;
import io.n3xus.billing.api.WalletEvent.HoldPlaced;
import io.n3xus.billing.api.WalletEvent.HoldReleased;
import io.n3xus.billing.api.WalletEvent.MeterStopped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How money moves between balance, holds and the outside. Each takes no more than there is, so that nothing falls below
 * zero, and does nothing when there is nothing to move.
 */
abstract class Movements extends WalletState {

    /** What the command at hand has made happen, in order. */
    private final List<WalletEvent> happened = new ArrayList<>();

    Movements(AccountId id) {
        super(id);
    }

    Movements(AccountId id, WalletSnapshot snapshot) {
        super(id, snapshot);
    }

    /** Takes in what is decided, and what its owner wanted to be told or done when that happens. */
    void apply(WalletEvent event) {
        var before = ownedMicros();
        record(event);
        var after = ownedMicros();
        for (var threshold : arrangements.thresholdsMicros()) {
            if (after < threshold && before >= threshold) {
                record(new BalanceLow(id, threshold, after));
            }
        }
        arrangements
                .toppingUp(after)
                .ifPresent(rule -> record(new TopUpWanted(
                        id, Arrangements.automaticId(version), rule.paymentMethod(), rule.targetMicros() - after)));
    }

    private void record(WalletEvent event) {
        on(event);
        happened.add(event);
    }

    /** Gives away what has happened since it was asked last. */
    List<WalletEvent> takeEvents() {
        var events = List.copyOf(happened);
        happened.clear();
        return events;
    }

    void place(HoldId holdId, String reference, long amountMicros, @Nullable Instant expiresAt) {
        var amount = Math.min(amountMicros, balanceMicros);
        apply(new HoldPlaced(id, holdId, reference, amount, expiresAt, balanceMicros - amount, heldMicros + amount));
    }

    HoldState extend(HoldId holdId, long toMicros) {
        var hold = holds.get(holdId);
        var more = hold == null ? 0 : Math.min(toMicros - hold.amountMicros(), balanceMicros);
        if (hold != null && more > 0) {
            apply(new HoldExtended(id, holdId, hold.reference(), more, balanceMicros - more, heldMicros + more));
        }
        return stateOf(holdId);
    }

    /** Captures up to a total, as far as the hold goes, and tells what it was captured for. */
    HoldState charge(HoldId holdId, long upToMicros, Usage usage) {
        var hold = holds.get(holdId);
        // What does not fit may fit once the hold is extended; measured in part, its lines would not add up to the
        // charge.
        if (hold != null
                && (!usage.isMeasured() || upToMicros <= hold.amountMicros())
                && capture(holdId, upToMicros, usage)) {
            report(holdId, usage);
        }
        return stateOf(holdId);
    }

    /** Whether there was anything to capture. */
    private boolean capture(HoldId holdId, long upToMicros, Usage usage) {
        var hold = hold(holdId);
        var more = Math.min(upToMicros, hold.amountMicros()) - hold.chargedMicros();
        if (more > 0) {
            apply(new HoldCharged(
                    id, holdId, hold.reference(), usage.service(), more, balanceMicros, heldMicros - more));
        }
        return more > 0;
    }

    /** Pays with a hold for usage that comes to what it paid for before; the balance adds what it lacks. */
    void pay(HoldId holdId, Usage more, long forgivenMicros) {
        var before = hold(holdId).chargedMicros();
        var total = Math.addExact(Math.addExact(before, more.costMicros()), forgivenMicros);
        extend(holdId, total);
        capture(holdId, total, more);
        giveBack(holdId, total, more);
        metered(holdId, more, more.costMicros() - (hold(holdId).chargedMicros() - before));
    }

    void metered(HoldId holdId, Usage usage, long uncollectedMicros) {
        apply(new UsageMetered(
                id,
                holdId.toString(),
                usage.service(),
                usage.reference(),
                usage.lines(),
                uncollectedMicros,
                Objects.requireNonNull(usage.from()),
                Objects.requireNonNull(usage.to()),
                usage.mode(),
                usage.outcome()));
    }

    /** Captures exactly a total, as far as hold and balance go, or gives back what was captured beyond it. */
    void settle(HoldId holdId, long costMicros, Usage usage) {
        extend(holdId, costMicros);
        capture(holdId, costMicros, usage);
        giveBack(holdId, costMicros, usage);
        report(holdId, usage);
    }

    private void giveBack(HoldId holdId, long costMicros, Usage usage) {
        var hold = hold(holdId);
        var tooMuch = hold.chargedMicros() - costMicros;
        if (tooMuch > 0) {
            apply(new ChargeReturned(
                    id, holdId, hold.reference(), usage.service(), tooMuch, balanceMicros, heldMicros + tooMuch));
        }
    }

    private void report(HoldId holdId, Usage usage) {
        var hold = hold(holdId);
        Used.orNothing(hold.used())
                .news(id, holdId, usage, hold.chargedMicros())
                .ifPresent(this::apply);
    }

    /** A hold that something was captured from is settled, whatever the reason: its id must not begin again. */
    void release(HoldId holdId, CloseReason reason) {
        var hold = hold(holdId);
        var rest = hold.restMicros();
        var how = hold.chargedMicros() == 0 ? reason : CloseReason.SETTLED;
        apply(new HoldReleased(id, holdId, hold.reference(), how, rest, balanceMicros + rest, heldMicros - rest));
        if (hold.run() != null) {
            apply(new MeterStopped(
                    id, holdId, hold.run().sessionId(), hold.run().number()));
        }
    }
}
