package io.n3xus.billing.read.ledger;

import java.time.Instant;

/**
 * Where an account's ledger stands still: an event that could not be taken in.
 *
 * @param offset of the event in its partition
 * @param since when it was met
 */
record Stop(long offset, String reason, Instant since) {}
