package io.n3xus.billing.read.ledger;

/**
 * What the headers of a record say of its event.
 *
 * @param sequence of the account's events, from 0
 * @param atNanos since 1970
 */
record EventHeaders(LedgerKind kind, long sequence, long atNanos) {}
