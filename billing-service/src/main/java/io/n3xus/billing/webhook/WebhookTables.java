package io.n3xus.billing.webhook;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Makes the tables in the service's schema. Safe to run by several replicas at once. */
@Component
final class WebhookTables {

    private static final List<String> TABLES = List.of("""
            CREATE TABLE IF NOT EXISTS webhooks (
              number BIGSERIAL UNIQUE,
              id TEXT PRIMARY KEY,
              account_id TEXT NOT NULL,
              url TEXT NOT NULL,
              events TEXT[] NOT NULL,
              sealed_secret TEXT NOT NULL,
              created_at TIMESTAMPTZ NOT NULL)""", """
            CREATE INDEX IF NOT EXISTS webhooks_by_account ON webhooks (account_id)""", """
            CREATE TABLE IF NOT EXISTS webhook_deliveries (
              id TEXT PRIMARY KEY,
              webhook_id TEXT NOT NULL REFERENCES webhooks (id) ON DELETE CASCADE,
              event_id TEXT NOT NULL,
              event_type TEXT NOT NULL,
              body TEXT NOT NULL,
              state TEXT NOT NULL,
              attempts INTEGER NOT NULL DEFAULT 0,
              last_status INTEGER,
              last_error TEXT,
              created_at TIMESTAMPTZ NOT NULL,
              due_at TIMESTAMPTZ NOT NULL,
              claim UUID,
              finished_at TIMESTAMPTZ)""", """
            CREATE INDEX IF NOT EXISTS webhook_deliveries_due ON webhook_deliveries (webhook_id, due_at)
              WHERE state = 'PENDING'""", """
            CREATE INDEX IF NOT EXISTS webhook_deliveries_under_way ON webhook_deliveries (webhook_id)
              WHERE claim IS NOT NULL""", """
            CREATE INDEX IF NOT EXISTS webhook_deliveries_by_hook ON webhook_deliveries (webhook_id, created_at)""", """
            CREATE INDEX IF NOT EXISTS webhook_deliveries_finished ON webhook_deliveries (finished_at)
              WHERE state <> 'PENDING'""");

    WebhookTables(JdbcClient jdbc, TransactionOperations transactions) {
        transactions.executeWithoutResult(_ -> {
            // "IF NOT EXISTS" alone still collides when two replicas start in the same instant.
            jdbc.sql("select pg_advisory_xact_lock(hashtext('webhook tables'))")
                    .query()
                    .singleRow();
            TABLES.forEach(table -> jdbc.sql(table).update());
        });
    }
}
