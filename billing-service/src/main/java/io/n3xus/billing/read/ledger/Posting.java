package io.n3xus.billing.read.ledger;

import java.time.Instant;

/**
 * An entry of the ledger with both its sides.
 *
 * @param sequence of the account's event that it is made from
 * @param from the account of the ledger that lost the amount
 * @param to the one that gained it
 * @param shownMicros the amount as its owner sees it, below zero when money went away
 * @param service whose earnings it changed; else empty
 */
public record Posting(
        long sequence,
        Instant at,
        String type,
        String from,
        String to,
        String reference,
        long amountMicros,
        long shownMicros,
        long balanceMicros,
        long heldMicros,
        String service) {

    static Posting of(LedgerEntry entry) {
        var type = entry.type();
        return new Posting(
                entry.sequence(),
                entry.at(),
                type.word(),
                type.from(),
                type.to(),
                entry.reference(),
                entry.amountMicros(),
                entry.shownMicros(),
                entry.balanceMicros(),
                entry.heldMicros(),
                type.service());
    }

    /** What was charged out of a hold, below zero when it went back there; zero for all that is no charge. */
    public long chargedMicros() {
        return switch (type) {
            case "charge" -> amountMicros;
            case "refund" -> -amountMicros;
            default -> 0;
        };
    }

    /** What it added to balance and holds together, other than by a charge. */
    public long gainedMicros() {
        return to.equals("wallet") && !from.equals("holds")
                ? amountMicros
                : from.equals("wallet") && !to.equals("holds") ? -amountMicros : 0;
    }

    /** What it added to a hold. */
    long intoHoldMicros() {
        return to.equals("holds") ? amountMicros : from.equals("holds") ? -amountMicros : 0;
    }
}
