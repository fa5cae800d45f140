package io.n3xus.billing.read.ledger;

/** An entry and its hash in the owner's chain. */
final class HashedEntry {

    private final LedgerEntry entry;
    private final byte[] hash;

    HashedEntry(LedgerEntry entry, byte[] hash) {
        this.entry = entry;
        this.hash = hash;
    }

    LedgerEntry entry() {
        return entry;
    }

    /** 32 bytes; nobody changes them. */
    byte[] hash() {
        return hash;
    }
}
