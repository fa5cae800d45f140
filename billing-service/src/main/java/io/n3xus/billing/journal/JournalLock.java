package io.n3xus.billing.journal;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Lets one replica write at a time. Held until the transaction ends, however it does. */
final class JournalLock {

    /** Any number that no other lock of this database has. */
    static final long KEY = 0x6e_33_78_75_73_01L;

    private JournalLock() {}

    static void take(JdbcClient jdbc) {
        jdbc.sql("SELECT pg_advisory_xact_lock(?)")
                .param(KEY)
                .query((_, _) -> true)
                .single();
    }
}
