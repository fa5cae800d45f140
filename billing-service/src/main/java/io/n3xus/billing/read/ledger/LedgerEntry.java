package io.n3xus.billing.read.ledger;

import io.n3xus.platform.money.LedgerLine;
import java.time.Instant;

/**
 * One movement with both its sides, so that it cannot but add up to zero.
 *
 * @param number counts the owner's entries, from 0
 * @param sequence of the owner's event that it is made from
 * @param offset where that event stands in its partition
 * @param amountMicros above zero
 * @param balanceMicros what the owner may spend afterwards
 * @param heldMicros what is set aside afterwards
 */
record LedgerEntry(
        EntryType type,
        long number,
        long sequence,
        long offset,
        long atNanos,
        String reference,
        long amountMicros,
        long balanceMicros,
        long heldMicros) {

    private static final long NANOS = 1_000_000_000;

    LedgerLine line() {
        return new LedgerLine(
                number,
                sequence,
                atNanos,
                type.word(),
                type.from(),
                type.to(),
                amountMicros,
                balanceMicros,
                heldMicros,
                reference);
    }

    Instant at() {
        return Instant.ofEpochSecond(Math.floorDiv(atNanos, NANOS), Math.floorMod(atNanos, NANOS));
    }

    long shownMicros() {
        return type.shownMicros(amountMicros);
    }

    /** {@code <owner>:<sequence>} */
    String id(String owner) {
        return "%s:%012d".formatted(owner, sequence);
    }
}
