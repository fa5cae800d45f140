package io.n3xus.billing.read.ledger;

import io.n3xus.contracts.billing.PublishedBillingEvent.Reserved;
import io.n3xus.platform.follow.VersionedDocument;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * One hold.
 *
 * @param id the hold id
 * @param heldMicros what is left in it
 * @param status {@code open} or why it was closed
 * @param expiresAt set while it expires by itself
 */
public record HoldView(
        @BsonId String id,
        long version,
        String accountId,
        String reference,
        long heldMicros,
        long chargedMicros,
        String status,
        @Nullable Instant expiresAt)
        implements VersionedDocument {

    static final String OPEN = "open";

    static HoldView unknown(String holdId, String accountId) {
        return new HoldView(holdId, -1, accountId, "", 0, 0, OPEN, null);
    }

    HoldView at(long newVersion) {
        return new HoldView(id, newVersion, accountId, reference, heldMicros, chargedMicros, status, expiresAt);
    }

    /** Placed, extended, or opened again after it was closed. */
    HoldView reserved(Reserved event) {
        var opened = status.equals(OPEN) ? this : unknown(id, accountId);
        var first = opened.reference.isEmpty();
        return new HoldView(
                id,
                version,
                accountId,
                event.reference(),
                opened.heldMicros + event.amountMicros(),
                opened.chargedMicros,
                OPEN,
                first ? event.expiresAt() : opened.expiresAt);
    }

    HoldView confirmed() {
        return new HoldView(id, version, accountId, reference, heldMicros, chargedMicros, status, null);
    }

    /** A charge, or a refund when it is below zero. */
    HoldView charged(long amountMicros) {
        return new HoldView(
                id,
                version,
                accountId,
                reference,
                heldMicros - amountMicros,
                chargedMicros + amountMicros,
                status,
                expiresAt);
    }

    HoldView closed(String reason) {
        return new HoldView(id, version, accountId, reference, 0, chargedMicros, reason, null);
    }
}
