package io.n3xus.billing.read.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An open hold.
 *
 * @param id the hold id
 * @param reference what it pays for; empty when its placing is unknown
 * @param heldMicros what is left in it
 * @param expiresAt set while it expires by itself
 */
public record HoldView(
        String id,
        String accountId,
        String reference,
        long heldMicros,
        long chargedMicros,
        @Nullable Instant expiresAt) {

    static HoldView unknown(String holdId, String accountId) {
        return new HoldView(holdId, accountId, "", 0, 0, null);
    }

    /** Placed or extended: who extends it does not change when it expires. */
    HoldView reserved(String newReference, long amountMicros, @Nullable Instant newExpiresAt) {
        return new HoldView(
                id,
                accountId,
                newReference,
                heldMicros + amountMicros,
                chargedMicros,
                reference.isEmpty() ? newExpiresAt : expiresAt);
    }

    HoldView confirmed() {
        return new HoldView(id, accountId, reference, heldMicros, chargedMicros, null);
    }

    /** A charge, or a refund when it is below zero. */
    HoldView charged(long amountMicros) {
        return new HoldView(
                id, accountId, reference, heldMicros - amountMicros, chargedMicros + amountMicros, expiresAt);
    }
}
