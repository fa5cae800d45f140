package io.n3xus.billing.webhook;

import io.n3xus.platform.refusal.RefusedException;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** The accounts' hooks, shared by all replicas. */
@Component
final class Webhooks {

    private static final String SHOWN = """
            select id, url, events, created_at,
              (select count(*) from webhook_deliveries d where d.webhook_id = w.id and d.state = 'PENDING') as pending
            from webhooks w""";

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final int most;

    Webhooks(JdbcClient jdbc, TransactionOperations transactions, WebhookTables tables, WebhookSettings settings) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.most = settings.hooksMax();
    }

    /**
     * Adds a hook; one of this id gets the new secret instead, because nobody was shown the one before.
     *
     * @throws RefusedException TOO_MANY
     */
    Webhook add(String id, String accountId, String url, List<String> events, String sealedSecret) {
        transactions.executeWithoutResult(_ -> {
            jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                    .param("webhooks of " + accountId)
                    .query()
                    .singleRow();
            if (others(id, accountId) >= most) {
                throw new RefusedException(
                        WebhookRefusal.TOO_MANY,
                        "An account may have %d webhooks. Remove one that you no longer need.".formatted(most));
            }
            jdbc.sql("""
                            insert into webhooks (id, account_id, url, events, sealed_secret, created_at)
                            values (?, ?, ?, string_to_array(?, ','), ?, now())
                            on conflict (id) do update set sealed_secret = excluded.sealed_secret""")
                    .params(id, accountId, url, String.join(",", events), sealedSecret)
                    .update();
        });
        return find(id, accountId).orElseThrow();
    }

    /** Oldest first. */
    List<Webhook> of(String accountId) {
        return jdbc.sql(SHOWN + " where account_id = ? order by number")
                .param(accountId)
                .query(Webhooks::webhook)
                .list();
    }

    Optional<Webhook> find(String id, String accountId) {
        return jdbc.sql(SHOWN + " where id = ? and account_id = ?")
                .params(id, accountId)
                .query(Webhooks::webhook)
                .optional();
    }

    /** With all its deliveries; false when this account has no such hook. */
    boolean remove(String id, String accountId) {
        return jdbc.sql("delete from webhooks where id = ? and account_id = ?")
                        .params(id, accountId)
                        .update()
                == 1;
    }

    private long others(String id, String accountId) {
        return jdbc.sql("select count(*) from webhooks where account_id = ? and id <> ?")
                .params(accountId, id)
                .query(Long.class)
                .single();
    }

    private static Webhook webhook(ResultSet row, int number) throws SQLException {
        return new Webhook(
                row.getString("id"),
                row.getString("url"),
                texts(row.getArray("events")),
                row.getTimestamp("created_at").toInstant(),
                row.getLong("pending"));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
