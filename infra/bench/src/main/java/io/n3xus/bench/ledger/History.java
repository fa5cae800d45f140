package io.n3xus.bench.ledger;

import io.n3xus.bench.ledger.Contender.Sum;
import io.n3xus.billing.api.WalletEvent.HoldCharged;
import io.n3xus.billing.api.WalletEvent.HoldPlaced;
import io.n3xus.billing.api.WalletEvent.HoldReleased;
import io.n3xus.billing.api.WalletEvent.WalletCredited;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** Adds one wallet's stored events up. */
final class History {

    private Sum sum = new Sum(0, 0, 0, Long.MAX_VALUE);

    private History() {}

    static Sum of(EventStore events, String account) {
        var history = new History();
        events.readEvents(account).forEachRemaining(message -> {
            switch (message.getPayload()) {
                case WalletCredited e -> history.is(e.balanceMicros(), e.heldMicros(), 0);
                case HoldPlaced e -> history.is(e.balanceMicros(), e.heldMicros(), 0);
                case HoldCharged e -> history.is(e.balanceMicros(), e.heldMicros(), e.amountMicros());
                case HoldReleased e -> history.is(e.balanceMicros(), e.heldMicros(), 0);
                default -> {}
            }
        });
        return history.sum;
    }

    private void is(long balanceMicros, long heldMicros, long spentMicros) {
        sum = new Sum(
                balanceMicros,
                heldMicros,
                sum.spentMicros() + spentMicros,
                Math.min(sum.smallestBalanceMicros(), balanceMicros));
    }
}
