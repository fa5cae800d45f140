package io.n3xus.billing.write;

import io.n3xus.billing.api.AccountEvent;
import io.n3xus.billing.api.AccountEvent.AutoTopUpSet;
import io.n3xus.billing.api.AccountEvent.BalanceLow;
import io.n3xus.billing.api.AccountEvent.ChargeRefunded;
import io.n3xus.billing.api.AccountEvent.GrantExpired;
import io.n3xus.billing.api.AccountEvent.GrantGiven;
import io.n3xus.billing.api.AccountEvent.OrganizationSet;
import io.n3xus.billing.api.AccountEvent.ThresholdsSet;
import io.n3xus.billing.api.AccountEvent.TopUpFailed;
import io.n3xus.billing.api.AccountEvent.TopUpWanted;
import io.n3xus.billing.api.AccountEvent.TransferReceived;
import io.n3xus.billing.api.AccountEvent.TransferSent;
import io.n3xus.billing.api.AccountEvent.UsageMetered;
import io.n3xus.billing.api.AccountEvent.WalletDebited;
import io.n3xus.billing.api.AccountId;
import io.n3xus.billing.api.HoldId;
import io.n3xus.billing.api.HoldState;
import io.n3xus.billing.api.WalletEvent;
import io.n3xus.billing.api.WalletEvent.BalanceExhausted;
import io.n3xus.billing.api.WalletEvent.ChargeReturned;
import io.n3xus.billing.api.WalletEvent.HoldCharged;
import io.n3xus.billing.api.WalletEvent.HoldConfirmed;
import io.n3xus.billing.api.WalletEvent.HoldExtended;
import io.n3xus.billing.api.WalletEvent.HoldPlaced;
import io.n3xus.billing.api.WalletEvent.HoldRefused;
import io.n3xus.billing.api.WalletEvent.HoldReleased;
import io.n3xus.billing.api.WalletEvent.MeterStarted;
import io.n3xus.billing.api.WalletEvent.MeterStopped;
import io.n3xus.billing.api.WalletEvent.WalletCredited;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What its events make of a wallet. Decides nothing. */
abstract class WalletState {

    final AccountId id;

    /** How many events it has. */
    long version;

    /** Free to spend, and set aside in open holds; neither is ever below zero. */
    long balanceMicros;

    long heldMicros;

    final Map<HoldId, Hold> holds = new HashMap<>();

    /** Which of it is from grants. */
    final Purse purse;

    /** What its owner and admins have settled about it. */
    Arrangements arrangements;

    /** What it used of each meter beyond whole micro-NexCoin. */
    final Fractions fractions;

    /** Asking again for what was just refused is not worth a second event. */
    @Nullable
    HoldRefused lastRefusal;

    WalletState(AccountId id) {
        this.id = id;
        this.purse = new Purse();
        this.arrangements = Arrangements.NONE;
        this.fractions = new Fractions(Map.of());
    }

    WalletState(AccountId id, WalletSnapshot snapshot) {
        this.id = id;
        this.version = snapshot.version();
        this.balanceMicros = snapshot.balanceMicros();
        this.heldMicros = snapshot.heldMicros();
        this.lastRefusal = snapshot.lastRefusal();
        this.purse = new Purse(snapshot.purse());
        this.arrangements = snapshot.arrangements();
        this.fractions = new Fractions(snapshot.fractions());
        snapshot.holds().forEach((hold, state) -> holds.put(HoldId.of(hold), state));
    }

    WalletSnapshot snapshot() {
        var copies = new HashMap<String, Hold>();
        holds.forEach((hold, state) -> copies.put(hold.toString(), state));
        return new WalletSnapshot(
                version,
                balanceMicros,
                heldMicros,
                copies,
                lastRefusal,
                purse.state(),
                arrangements,
                fractions.parts());
    }

    Hold hold(HoldId holdId) {
        return Objects.requireNonNull(holds.get(holdId), () -> "No open hold %s.".formatted(holdId));
    }

    HoldState stateOf(HoldId holdId) {
        var hold = holds.get(holdId);
        return hold == null ? HoldState.GONE : hold.state();
    }

    /** Takes in the next event. */
    void on(WalletEvent event) {
        version++;
        switch (event) {
            case WalletCredited e -> {
                arrangements = arrangements.paid(e.entryId());
                moneyIs(e.balanceMicros(), e.heldMicros());
            }
            case HoldPlaced e -> {
                holds.put(e.holdId(), Hold.placed(e.reference(), e.amountMicros(), e.expiresAt()));
                purse.take(e.holdId(), 0, e.amountMicros());
                moneyIs(e.balanceMicros(), e.heldMicros());
            }
            case HoldRefused e -> lastRefusal = e;
            case HoldConfirmed e -> change(e.holdId(), Hold::confirmed);
            case MeterStarted e -> change(e.holdId(), hold -> hold.metered(new Hold.Run(e.sessionId(), e.run())));
            case HoldExtended e -> {
                purse.take(e.holdId(), hold(e.holdId()).amountMicros(), e.amountMicros());
                change(e.holdId(), hold -> hold.extended(e.amountMicros()));
                moneyIs(e.balanceMicros(), e.heldMicros());
            }
            case HoldCharged e -> {
                change(e.holdId(), hold -> hold.charged(e.amountMicros()));
                moneyIs(e.balanceMicros(), e.heldMicros());
            }
            case ChargeReturned e -> {
                change(e.holdId(), hold -> hold.charged(-e.amountMicros()));
                moneyIs(e.balanceMicros(), e.heldMicros());
            }
            case BalanceExhausted e -> change(e.holdId(), Hold::usedUp);
            case HoldReleased e -> {
                purse.release(e.holdId(), hold(e.holdId()).chargedMicros());
                holds.remove(e.holdId());
                moneyIs(e.balanceMicros(), e.heldMicros());
            }
            case MeterStopped _ -> {}
            case AccountEvent e -> on(e);
        }
    }

    private void on(AccountEvent event) {
        switch (event) {
            case GrantGiven e -> {
                purse.add(new Grant(e.entryId(), e.priority(), e.expiresAt(), e.amountMicros()));
                moneyIs(e.balanceMicros(), e.heldMicros());
            }
            case GrantExpired e -> {
                purse.expire(e.entryId(), e.amountMicros());
                moneyIs(e.balanceMicros(), e.heldMicros());
            }
            case TransferSent e -> moneyIs(e.balanceMicros(), e.heldMicros());
            case TransferReceived e -> moneyIs(e.balanceMicros(), e.heldMicros());
            case ChargeRefunded e -> moneyIs(e.balanceMicros(), e.heldMicros());
            case WalletDebited e -> {
                purse.leave(e.amountMicros(), balanceMicros);
                moneyIs(e.balanceMicros(), e.heldMicros());
            }
            case ThresholdsSet e -> arrangements = arrangements.withThresholds(e.thresholdsMicros());
            case AutoTopUpSet e -> arrangements = arrangements.withRule(e.rule());
            case TopUpWanted e -> arrangements = arrangements.asked(e.topUpId());
            case TopUpFailed e -> arrangements = arrangements.failed(e.topUpId());
            case OrganizationSet e -> arrangements = arrangements.withOrganization(e.organization());
            case UsageMetered e -> {
                holds.computeIfPresent(HoldId.of(e.usageId()), (_, hold) -> hold.reported(e));
                fractions.on(e);
            }
            case BalanceLow _ -> {}
        }
    }

    private void change(HoldId holdId, UnaryOperator<Hold> how) {
        holds.put(holdId, how.apply(hold(holdId)));
    }

    /** Balance and holds together. */
    long ownedMicros() {
        return balanceMicros + heldMicros;
    }

    private void moneyIs(long newBalanceMicros, long newHeldMicros) {
        balanceMicros = newBalanceMicros;
        heldMicros = newHeldMicros;
    }
}
