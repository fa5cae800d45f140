package io.n3xus.billing.read.ledger;

import io.n3xus.platform.refusal.RefusalCode;

/** Ways for the ledger to say no. */
public enum LedgerRefusal implements RefusalCode {
    /** An event of the account could not be taken in: what is known of it would be wrong. */
    STANDS_STILL("billing.ledger-stands-still", Kind.UNAVAILABLE),
    BAD_RANGE("billing.bad-range", Kind.INVALID);

    private final String code;
    private final Kind kind;

    LedgerRefusal(String code, Kind kind) {
        this.code = code;
        this.kind = kind;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
