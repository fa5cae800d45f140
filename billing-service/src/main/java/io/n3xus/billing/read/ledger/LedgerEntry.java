package io.n3xus.billing.read.ledger;

import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * One movement of the ledger with both its sides in one document: nobody ever reads half of it, and it cannot but add up
 * to zero. Public only for the driver, which reads it by reflection.
 *
 * @param id {@code <owner>:<sequence>}, so that writing it again changes nothing
 * @param owner the account id of the user that it is about
 * @param type {@code credit}, {@code hold}, {@code charge}, {@code refund} or {@code release}
 * @param from loses the amount: see the account table in the README
 * @param to gains it
 * @param shown the side that the owner sees: {@code from} or {@code to}
 * @param amountMicros above zero
 * @param balanceMicros what the owner may spend afterwards
 * @param sequence counts the owner's events, from 0
 * @param partition where the event stands in the log, with {@code offset}
 */
public record LedgerEntry(
        @BsonId String id,
        String owner,
        String type,
        String reference,
        String from,
        String to,
        String shown,
        long amountMicros,
        long balanceMicros,
        Instant at,
        long sequence,
        int partition,
        long offset) {

    /** The owner's side: above zero when it gained. */
    long shownMicros() {
        return shown.equals(to) ? amountMicros : -amountMicros;
    }
}
