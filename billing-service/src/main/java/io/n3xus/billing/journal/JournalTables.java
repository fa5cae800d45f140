package io.n3xus.billing.journal;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The tables of the journal. Safe to create by several replicas at once. */
final class JournalTables {

    private static final List<String> STATEMENTS = List.of("""
            CREATE TABLE IF NOT EXISTS wallet_journal (
              -- Of the last event in this row. Positions count the events of all wallets, from 0 and without a gap.
              last_position BIGINT PRIMARY KEY,
              account_id VARCHAR(128) NOT NULL,
              last_sequence BIGINT NOT NULL,
              count INTEGER NOT NULL,
              events BYTEA NOT NULL,
              UNIQUE (account_id, last_sequence))""", """
            CREATE TABLE IF NOT EXISTS wallet_snapshot (
              account_id VARCHAR(128) PRIMARY KEY,
              version BIGINT NOT NULL,
              state BYTEA NOT NULL)""", """
            CREATE TABLE IF NOT EXISTS wallet_memory (
              account_id VARCHAR(128) NOT NULL,
              name VARCHAR(192) NOT NULL,
              what VARCHAR(192) NOT NULL,
              PRIMARY KEY (account_id, name))""", """
            CREATE OR REPLACE FUNCTION wallet_store(
              seen BIGINT, absent_accounts VARCHAR[], absent_names VARCHAR[],
              positions BIGINT[], accounts VARCHAR[], sequences BIGINT[], counts INTEGER[], rows BYTEA[],
              memory_accounts VARCHAR[], memory_names VARCHAR[], memory_whats VARCHAR[])
            RETURNS VARCHAR LANGUAGE plpgsql
            -- A plan is kept for as long as the connection lives, also one that was made while the tables were empty.
            SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
            AS $$
            BEGIN
              PERFORM pg_advisory_xact_lock(%d);
              IF (SELECT coalesce(max(last_position), -1) FROM wallet_journal) <> seen THEN
                RETURN 'BEHIND';
              END IF;
              IF EXISTS (SELECT FROM unnest(absent_accounts, absent_names) AS asked (account_id, name)
                         JOIN wallet_memory USING (account_id, name)) THEN
                RETURN 'KNOWN';
              END IF;
              INSERT INTO wallet_journal (last_position, account_id, last_sequence, count, events)
              SELECT * FROM unnest(positions, accounts, sequences, counts, rows);
              INSERT INTO wallet_memory (account_id, name, what)
              SELECT * FROM unnest(memory_accounts, memory_names, memory_whats)
              ON CONFLICT (account_id, name) DO UPDATE SET what = excluded.what;
              RETURN 'STORED';
            END $$""".formatted(JournalLock.KEY));

    private JournalTables() {}

    static void create(JdbcClient jdbc, TransactionTemplate transactions) {
        transactions.executeWithoutResult(_ -> {
            JournalLock.take(jdbc);
            refuseEarlierWallets(jdbc);
            STATEMENTS.forEach(statement -> jdbc.sql(statement).update());
        });
    }

    /** Before there was a journal, wallets were among Axon's events. Better no service than one that has lost them. */
    private static void refuseEarlierWallets(JdbcClient jdbc) {
        var earlier = "SELECT EXISTS (SELECT FROM DomainEventEntry WHERE type = 'Wallet')";
        if (jdbc.sql(earlier).query(Boolean.class).single()) {
            throw new IllegalStateException("""
                    This database holds wallets of a build from before the journal, which this one cannot read. \
                    Start with an empty one (another NEXUS_HOME), or with the earlier build. Nothing was changed.""");
        }
    }
}
