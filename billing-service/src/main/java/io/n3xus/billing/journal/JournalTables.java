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
              what VARCHAR(32) NOT NULL,
              PRIMARY KEY (account_id, name))""");

    private JournalTables() {}

    static void create(JdbcClient jdbc, TransactionTemplate transactions) {
        transactions.executeWithoutResult(_ -> {
            JournalLock.take(jdbc);
            STATEMENTS.forEach(statement -> jdbc.sql(statement).update());
        });
    }
}
