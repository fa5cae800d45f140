package io.n3xus.billing.read.ledger;

import io.n3xus.contracts.billing.PublishedAccountEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger needs of a published event.
 *
 * @param reason of a credit, or the direction of a transfer; else empty or of no interest
 * @param service whose work is paid for
 * @param reference what the money is about: of money from or to elsewhere the id it came under
 * @param settled all of an event that changes what the account's owner has settled; else null
 */
record LedgerEvent(
        LedgerKind kind,
        String holdId,
        String reference,
        String reason,
        String service,
        long amountMicros,
        long balanceMicros,
        long heldMicros,
        @Nullable Instant expiresAt,
        @Nullable PublishedAccountEvent settled) {

    /** The movement that it tells of. */
    EntryType entryType() {
        return switch (kind) {
            case CREDITED -> credit();
            case RESERVED -> EntryType.HOLD;
            case DEBITED -> EntryType.chargeOf(service);
            case REFUNDED -> EntryType.refundOf(service);
            case RELEASED -> EntryType.RELEASE;
            case GRANT_GIVEN -> EntryType.GRANT;
            case GRANT_EXPIRED -> EntryType.GRANT_EXPIRED;
            case TRANSFERRED -> transfer();
            case CHARGE_REFUNDED -> EntryType.reversalOf(service);
            case TAKEN -> EntryType.TAKEN;
            case USED,
                    CONFIRMED,
                    METERED,
                    REFUSED,
                    STOPPED,
                    EXHAUSTED,
                    THRESHOLDS_SET,
                    LOW,
                    AUTO_TOP_UP_SET,
                    TOP_UP_WANTED,
                    TOP_UP_FAILED,
                    ORGANIZATION_SET -> throw new IllegalStateException("Nothing moves when " + kind);
        };
    }

    private EntryType credit() {
        return switch (reason) {
            case "grant" -> EntryType.GRANT;
            case "top_up" -> EntryType.TOP_UP;
            case "adjustment" -> EntryType.ADJUSTMENT;
            default ->
                throw new UnreadableEventException("No account gives credits of reason \"%s\"".formatted(reason));
        };
    }

    private EntryType transfer() {
        return switch (reason) {
            case "in" -> EntryType.TRANSFER_IN;
            case "out" -> EntryType.TRANSFER_OUT;
            default -> throw new UnreadableEventException("Nothing is transferred \"%s\"".formatted(reason));
        };
    }
}
