package io.n3xus.billing.journal;

/** What was done once for an account under a key; empty when that does not matter. */
record Memory(String accountId, String name, String what) {}
