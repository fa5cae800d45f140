package io.n3xus.billing.read.ledger;

import io.n3xus.platform.money.LedgerChain;
import io.n3xus.platform.money.LedgerLine;
import io.n3xus.platform.refusal.RefusedException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * Some entries of an account, one after the other, with what is needed to recompute their hashes.
 *
 * @param total entries of the account
 * @param hashBefore what the first of these is chained to, in hexadecimal
 * @param lastHash of the last of these; {@code hashBefore} when there is none
 */
public record Proof(String accountId, long total, String hashBefore, String lastHash, List<Entry> entries) {

    /** An entry as it was hashed, and when that was. */
    public record Entry(LedgerLine line, Instant at, String hash) {

        private static Entry of(HashedEntry hashed) {
            return new Entry(
                    hashed.entry().line(), hashed.entry().at(), HexFormat.of().formatHex(hashed.hash()));
        }
    }

    public Proof {
        entries = List.copyOf(entries);
    }

    static Proof empty(String accountId) {
        var begin = HexFormat.of().formatHex(LedgerChain.begin(accountId));
        return new Proof(accountId, 0, begin, begin, List.of());
    }

    static Proof of(String accountId, Entries.OfAccount account, long from, int limit) {
        var total = account.wallet().movements();
        if (from > total) {
            throw new RefusedException(
                    LedgerRefusal.BAD_RANGE, "The account has %d entries, numbered from 0.".formatted(total));
        }
        var before = HexFormat.of().formatHex(account.hashBefore(from));
        var entries = account.oldestFirst(from).limit(limit).map(Entry::of).toList();
        return new Proof(
                accountId,
                total,
                before,
                entries.isEmpty() ? before : entries.getLast().hash(),
                entries);
    }
}
