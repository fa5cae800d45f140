package io.n3xus.billing.webhook;

import io.n3xus.platform.refusal.RefusedException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What owners see of their deliveries, and their order to send one again. */
@Component
final class DeliveryLog {

    private static final String OF_HOOK = "webhook_id = :of";
    private static final String DEAD_OF_ACCOUNT =
            "state = 'DEAD' and webhook_id in (select id from webhooks where account_id = :of)";

    private final JdbcClient jdbc;
    private final int pendingMax;

    DeliveryLog(JdbcClient jdbc, WebhookTables tables, WebhookSettings settings) {
        this.jdbc = jdbc;
        this.pendingMax = settings.pendingMax();
    }

    /** @param total of all pages */
    record Page(List<Delivery> deliveries, long total) {

        Page {
            deliveries = List.copyOf(deliveries);
        }
    }

    /** Newest first. */
    Page of(String webhookId, int limit, long offset) {
        return page(OF_HOOK, webhookId, limit, offset);
    }

    /** Newest first, of all hooks of the account. */
    Page deadLetters(String accountId, int limit, long offset) {
        return page(DEAD_OF_ACCOUNT, accountId, limit, offset);
    }

    /**
     * Makes a delivery due now, with all its attempts before it; one that is being made goes on as it is.
     *
     * @return empty when the hook has no such delivery
     * @throws RefusedException TOO_MANY_PENDING
     */
    Optional<Delivery> replay(String webhookId, String deliveryId) {
        var changed = jdbc.sql("""
                        update webhook_deliveries d set state = 'PENDING', attempts = 0, claim = null,
                          due_at = now(), finished_at = null
                        where id = :id and webhook_id = :hook and (claim is null or due_at <= now())
                          and (state = 'PENDING' or :most > (select count(*) from webhook_deliveries p
                            where p.webhook_id = :hook and p.state = 'PENDING'))""")
                .param("id", deliveryId)
                .param("hook", webhookId)
                .param("most", pendingMax)
                .update();
        var found = jdbc.sql("select * from webhook_deliveries where id = ? and webhook_id = ?")
                .params(deliveryId, webhookId)
                .query(DeliveryLog::delivery)
                .optional();
        if (changed == 0 && found.isPresent() && found.get().finishedAt() != null) {
            throw new RefusedException(
                    WebhookRefusal.TOO_MANY_PENDING,
                    "%d deliveries wait for this webhook; no more can wait.".formatted(pendingMax));
        }
        return found;
    }

    private Page page(String condition, String of, int limit, long offset) {
        var total = jdbc.sql("select count(*) from webhook_deliveries where " + condition)
                .param("of", of)
                .query(Long.class)
                .single();
        var deliveries = jdbc.sql("select * from webhook_deliveries where " + condition
                        + " order by created_at desc, id limit :limit offset :offset")
                .param("of", of)
                .param("limit", limit)
                .param("offset", offset)
                .query(DeliveryLog::delivery)
                .list();
        return new Page(deliveries, total);
    }

    private static Delivery delivery(ResultSet row, int number) throws SQLException {
        return new Delivery(
                row.getString("id"),
                row.getString("webhook_id"),
                row.getString("event_id"),
                row.getString("event_type"),
                Delivery.State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                row.getObject("last_status", Integer.class),
                row.getString("last_error"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("due_at").toInstant(),
                instant(row.getTimestamp("finished_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
