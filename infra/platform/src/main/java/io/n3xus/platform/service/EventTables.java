package io.n3xus.platform.service;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** The schema of a service: its event store and the keys of repeated requests. Safe to run by several replicas at once. */
final class EventTables {

    private static final List<String> TABLES = List.of("""
            CREATE TABLE IF NOT EXISTS DomainEventEntry (
              globalIndex BIGSERIAL PRIMARY KEY,
              aggregateIdentifier VARCHAR(255) NOT NULL,
              sequenceNumber BIGINT NOT NULL,
              type VARCHAR(255),
              eventIdentifier VARCHAR(255) NOT NULL UNIQUE,
              metaData BYTEA,
              payload BYTEA NOT NULL,
              payloadRevision VARCHAR(255),
              payloadType VARCHAR(255) NOT NULL,
              timeStamp VARCHAR(255) NOT NULL,
              UNIQUE (aggregateIdentifier, sequenceNumber))""", """
            CREATE TABLE IF NOT EXISTS SnapshotEventEntry (
              aggregateIdentifier VARCHAR(255) NOT NULL,
              sequenceNumber BIGINT NOT NULL,
              type VARCHAR(255),
              eventIdentifier VARCHAR(255) NOT NULL UNIQUE,
              metaData BYTEA,
              payload BYTEA NOT NULL,
              payloadRevision VARCHAR(255),
              payloadType VARCHAR(255) NOT NULL,
              timeStamp VARCHAR(255) NOT NULL,
              PRIMARY KEY (aggregateIdentifier, sequenceNumber))""", """
            CREATE TABLE IF NOT EXISTS TokenEntry (
              processorName VARCHAR(255) NOT NULL,
              segment INTEGER NOT NULL,
              token BYTEA,
              tokenType VARCHAR(255),
              timestamp VARCHAR(255),
              owner VARCHAR(255),
              PRIMARY KEY (processorName, segment))""", """
            CREATE TABLE IF NOT EXISTS idempotent_requests (
              account_id VARCHAR(255) NOT NULL,
              key_hash TEXT NOT NULL,
              request TEXT NOT NULL,
              seed UUID NOT NULL,
              runner UUID NOT NULL UNIQUE,
              first_at TIMESTAMPTZ NOT NULL,
              runs_until TIMESTAMPTZ NOT NULL,
              answer TEXT,
              PRIMARY KEY (account_id, key_hash))""", """
            CREATE INDEX IF NOT EXISTS idempotent_requests_by_age ON idempotent_requests (first_at)""");

    private EventTables() {}

    static void create(PlatformSettings.Postgres postgres, String schema) throws SQLException {
        try (var connection = DriverManager.getConnection(postgres.url(), postgres.user(), postgres.password());
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            // "IF NOT EXISTS" alone still collides when two replicas start in the same instant.
            statement.execute("SELECT pg_advisory_xact_lock(%d)".formatted(schema.hashCode()));
            statement.execute("CREATE SCHEMA IF NOT EXISTS " + schema);
            statement.execute("SET LOCAL search_path TO " + schema);
            for (var table : TABLES) {
                statement.execute(table);
            }
            connection.commit();
        }
    }
}
