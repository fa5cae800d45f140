package io.n3xus.billing.read.ledger;

import java.time.Instant;

/**
 * A movement as the owner sees it.
 *
 * @param amountMicros above zero when money came to what it moved; a charge leaves a hold and not the balance
 * @param balanceMicros what could be spent afterwards
 */
public record Movement(String id, String type, long amountMicros, String reference, long balanceMicros, Instant at) {

    static Movement of(String owner, LedgerEntry entry) {
        return new Movement(
                entry.id(owner),
                entry.type().word(),
                entry.shownMicros(),
                entry.reference(),
                entry.balanceMicros(),
                entry.at());
    }
}
