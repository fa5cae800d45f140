package io.n3xus.billing.read.statement;

import io.n3xus.billing.read.ledger.Posting;
import java.time.Instant;

/**
 * Money that came, or went elsewhere than for usage.
 *
 * @param sequence of the event that it is computed from
 * @param account of the ledger on the other side, such as {@code top-ups}
 * @param amountMicros below zero when it went away
 */
public record MoneyLine(long sequence, Instant at, String type, String account, String reference, long amountMicros) {

    static MoneyLine of(Posting posting) {
        return new MoneyLine(
                posting.sequence(),
                posting.at(),
                posting.type(),
                posting.to().equals("wallet") ? posting.from() : posting.to(),
                posting.reference(),
                posting.gainedMicros());
    }
}
