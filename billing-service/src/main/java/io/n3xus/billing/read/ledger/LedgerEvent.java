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
import io.n3xus.platform.event.Wire;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger needs of a published event.
 *
 * @param reason of a credit: {@code grant} or {@code top_up}; else empty or of no interest
 * @param reference what the money is about: of a credit its entry id
 */
record LedgerEvent(
        Kind kind,
        String holdId,
        String reference,
        String reason,
        long amountMicros,
        long balanceMicros,
        long heldMicros,
        @Nullable Instant expiresAt) {

    /** The events of {@code billing.events} as the ledger tells them apart. */
    enum Kind {
        CREDITED(Credited.class, true),
        RESERVED(Reserved.class, true),
        DEBITED(Debited.class, true),
        REFUNDED(Refunded.class, true),
        RELEASED(Released.class, true),
        CONFIRMED(HoldConfirmed.class, false),
        METERED(MeterStarted.class, false),
        REFUSED(ReservationRefused.class, false),
        STOPPED(MeterStopped.class, false),
        EXHAUSTED(BalanceExhausted.class, false);

        private final Class<? extends PublishedBillingEvent> event;
        private final boolean movesMoney;

        Kind(Class<? extends PublishedBillingEvent> event, boolean movesMoney) {
            this.event = event;
            this.movesMoney = movesMoney;
        }

        Class<? extends PublishedBillingEvent> event() {
            return event;
        }

        boolean movesMoney() {
            return movesMoney;
        }

        /** As it stands in the headers. */
        String type() {
            return Wire.typeOf(event).value();
        }
    }

    /** The movement that it tells of. */
    EntryType entryType() {
        return switch (kind) {
            case CREDITED -> credit();
            case RESERVED -> EntryType.HOLD;
            case DEBITED -> EntryType.CHARGE;
            case REFUNDED -> EntryType.REFUND;
            case RELEASED -> EntryType.RELEASE;
            case CONFIRMED, METERED, REFUSED, STOPPED, EXHAUSTED ->
                throw new IllegalStateException("Nothing moves when " + kind);
        };
    }

    private EntryType credit() {
        return switch (reason) {
            case "grant" -> EntryType.GRANT;
            case "top_up" -> EntryType.TOP_UP;
            default ->
                throw new UnreadableEventException("No account gives credits of reason \"%s\"".formatted(reason));
        };
    }
}
