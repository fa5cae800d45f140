package io.n3xus.billing.write;

import io.n3xus.billing.api.AccountId;
import io.n3xus.billing.api.HoldId;
import io.n3xus.billing.api.HoldState;
import io.n3xus.billing.api.WalletEvent.BalanceExhausted;
import io.n3xus.billing.api.WalletEvent.ChargeReturned;
import io.n3xus.billing.api.WalletEvent.HoldCharged;
import io.n3xus.billing.api.WalletEvent.HoldConfirmed;
import io.n3xus.billing.api.WalletEvent.HoldExtended;
import io.n3xus.billing.api.WalletEvent.HoldPlaced;
import io.n3xus.billing.api.WalletEvent.HoldRefused;
import io.n3xus.billing.api.WalletEvent.HoldReleased;
import io.n3xus.billing.api.WalletEvent.MeterStarted;
import io.n3xus.billing.api.WalletEvent.WalletCredited;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What its events make of a wallet. Decides nothing. */
abstract class WalletState {

    @AggregateIdentifier
    AccountId id;

    /** Free to spend, and set aside in open holds; neither is ever below zero. */
    long balanceMicros;

    long heldMicros;

    final Map<HoldId, Hold> holds = new HashMap<>();

    final ClosedHolds closed = new ClosedHolds();

    /** What came in, by idempotency key. Never forgotten: each start of a machine repeats its first credits. */
    final Map<String, Long> credits = new HashMap<>();

    /** Asking again for what was just refused is not worth a second event. */
    @Nullable
    HoldRefused lastRefusal;

    @SuppressWarnings("NullAway.Init") // Axon makes an empty wallet; its first event names it.
    WalletState() {}

    Hold hold(HoldId holdId) {
        return Objects.requireNonNull(holds.get(holdId), () -> "No open hold %s.".formatted(holdId));
    }

    HoldState stateOf(HoldId holdId) {
        var hold = holds.get(holdId);
        return hold == null ? HoldState.GONE : hold.state();
    }

    @EventSourcingHandler
    void on(WalletCredited event) {
        id = event.accountId();
        credits.put(event.entryId(), event.amountMicros());
        moneyIs(event.balanceMicros(), event.heldMicros());
    }

    @EventSourcingHandler
    void on(HoldPlaced event) {
        id = event.accountId();
        closed.forget(event.holdId());
        holds.put(event.holdId(), Hold.placed(event.reference(), event.amountMicros(), event.expiresAt()));
        moneyIs(event.balanceMicros(), event.heldMicros());
    }

    @EventSourcingHandler
    void on(HoldRefused event) {
        id = event.accountId();
        lastRefusal = event;
    }

    @EventSourcingHandler
    void on(HoldConfirmed event) {
        change(event.holdId(), Hold::confirmed);
    }

    @EventSourcingHandler
    void on(MeterStarted event) {
        change(event.holdId(), hold -> hold.metered(new Hold.Run(event.sessionId(), event.run())));
    }

    @EventSourcingHandler
    void on(HoldExtended event) {
        change(event.holdId(), hold -> hold.extended(event.amountMicros()));
        moneyIs(event.balanceMicros(), event.heldMicros());
    }

    @EventSourcingHandler
    void on(HoldCharged event) {
        change(event.holdId(), hold -> hold.charged(event.amountMicros()));
        moneyIs(event.balanceMicros(), event.heldMicros());
    }

    @EventSourcingHandler
    void on(ChargeReturned event) {
        change(event.holdId(), hold -> hold.charged(-event.amountMicros()));
        moneyIs(event.balanceMicros(), event.heldMicros());
    }

    @EventSourcingHandler
    void on(BalanceExhausted event) {
        change(event.holdId(), Hold::usedUp);
    }

    @EventSourcingHandler
    void on(HoldReleased event, @Timestamp Instant at) {
        holds.remove(event.holdId());
        closed.remember(event.holdId(), event.reason(), at);
        moneyIs(event.balanceMicros(), event.heldMicros());
    }

    private void change(HoldId holdId, UnaryOperator<Hold> how) {
        holds.put(holdId, how.apply(hold(holdId)));
    }

    private void moneyIs(long newBalanceMicros, long newHeldMicros) {
        balanceMicros = newBalanceMicros;
        heldMicros = newHeldMicros;
    }
}
