package io.n3xus.billing.read.ledger;

import io.n3xus.contracts.billing.PublishedBillingEvent;
import io.n3xus.contracts.billing.PublishedBillingEvent.BalanceExhausted;
import io.n3xus.contracts.billing.PublishedBillingEvent.Credited;
import io.n3xus.contracts.billing.PublishedBillingEvent.Debited;
import io.n3xus.contracts.billing.PublishedBillingEvent.HoldConfirmed;
import io.n3xus.contracts.billing.PublishedBillingEvent.MeterStarted;
import io.n3xus.contracts.billing.PublishedBillingEvent.MeterStopped;
import io.n3xus.contracts.billing.PublishedBillingEvent.Refunded;
import io.n3xus.contracts.billing.PublishedBillingEvent.Released;
import io.n3xus.contracts.billing.PublishedBillingEvent.ReservationRefused;
import io.n3xus.contracts.billing.PublishedBillingEvent.Reserved;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What an event changes about one hold. */
record HoldChange(String holdId, UnaryOperator<HoldView> how) {

    /** None when the event is about no hold, or leaves it as it is. */
    static Optional<HoldChange> of(PublishedBillingEvent event) {
        return switch (event) {
            case Reserved e -> change(e.holdId(), hold -> hold.reserved(e));
            case HoldConfirmed e -> change(e.holdId(), HoldView::confirmed);
            case MeterStarted e -> change(e.holdId(), HoldView::confirmed);
            case Debited e -> change(e.holdId(), hold -> hold.charged(e.amountMicros()));
            case Refunded e -> change(e.holdId(), hold -> hold.charged(-e.amountMicros()));
            case Released e -> change(e.holdId(), hold -> hold.closed(e.reason()));
            case Credited _, ReservationRefused _, MeterStopped _, BalanceExhausted _ -> Optional.empty();
        };
    }

    private static Optional<HoldChange> change(String holdId, UnaryOperator<HoldView> how) {
        return Optional.of(new HoldChange(holdId, how));
    }
}
