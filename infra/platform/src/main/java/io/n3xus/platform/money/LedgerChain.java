package io.n3xus.platform.money;

import io.n3xus.platform.security.Sha256;
import java.security.MessageDigest;

/**
 * The hash chain over an account's entries: h(n) = SHA-256(h(n-1) || text of entry n), and before the first the SHA-256 of
 * {@code n3xus ledger 1|<account id>}. Whoever keeps a hash can show later that nothing before it was changed, left out or
 * put in. Used by one thread.
 */
public final class LedgerChain {

    private final MessageDigest sha256 = Sha256.digest();

    /** What the first entry of the account is chained to. */
    public static byte[] begin(String accountId) {
        return Sha256.of("n3xus ledger 1|" + accountId);
    }

    /** The hash of an entry, given the one before. */
    public byte[] next(byte[] before, LedgerLine entry) {
        sha256.update(before);
        return sha256.digest(entry.bytes());
    }
}
