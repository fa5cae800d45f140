package io.n3xus.billing.api;

/** Where money that comes in comes from; each is an account of the ledger. */
public enum CreditReason {
    GRANT,
    TOP_UP,
    /** An admin corrects something. */
    ADJUSTMENT
}
