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
import io.n3xus.platform.follow.ReceivedEvent;
import io.n3xus.platform.follow.VersionedDocument;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * What an account has.
 *
 * @param id the account id
 * @param balanceMicros may be spent
 * @param heldMicros is set aside
 * @param movements how many entries of the ledger are about it
 */
public record WalletView(
        @BsonId String id, long version, long balanceMicros, long heldMicros, long movements, Instant changedAt)
        implements VersionedDocument {

    static WalletView empty(String accountId) {
        return new WalletView(accountId, -1, 0, 0, 0, Instant.EPOCH);
    }

    /** After the next event of this account. */
    WalletView after(PublishedBillingEvent event, ReceivedEvent received, boolean moved) {
        return switch (event) {
            case Credited e -> changed(received, moved, e.balanceMicros(), e.heldMicros());
            case Reserved e -> changed(received, moved, e.balanceMicros(), e.heldMicros());
            case Debited e -> changed(received, moved, e.balanceMicros(), e.heldMicros());
            case Refunded e -> changed(received, moved, e.balanceMicros(), e.heldMicros());
            case Released e -> changed(received, moved, e.balanceMicros(), e.heldMicros());
            case ReservationRefused _, HoldConfirmed _, MeterStarted _, MeterStopped _, BalanceExhausted _ ->
                changed(received, moved, balanceMicros, heldMicros);
        };
    }

    private WalletView changed(ReceivedEvent received, boolean moved, long newBalanceMicros, long newHeldMicros) {
        return new WalletView(
                id, received.sequence(), newBalanceMicros, newHeldMicros, movements + (moved ? 1 : 0), received.time());
    }
}
