package io.n3xus.billing.webhook;

import io.n3xus.billing.webhook.Outcome.Delivered;
import io.n3xus.billing.webhook.Outcome.Failed;
import io.n3xus.platform.follow.ReceivedEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What is to be sent, shared by all replicas. One that takes a delivery makes it due again in a while and then says how
 * it went: when it is killed in between, somebody sends the delivery again. Only the database's clock is asked.
 */
@Component
final class Deliveries {

    /** A hook that was made this shortly after an event may be told of it: clocks differ, and nobody is told too little. */
    private static final String HOOK_IS_OLDER = "w.created_at <= :stored::timestamptz + interval '1 second'";

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final WebhookSettings settings;
    private final RetryWaits waits;

    Deliveries(JdbcClient jdbc, TransactionOperations transactions, WebhookTables tables, WebhookSettings settings) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.settings = settings;
        this.waits = new RetryWaits(settings.firstWait(), settings.longestWait(), settings.waitFactor());
    }

    /** Returns how many hooks are to be told of it that were not before. A hook with too many waiting gets a dead letter. */
    int queue(ReceivedEvent event) {
        return jdbc.sql("""
                        insert into webhook_deliveries
                          (id, webhook_id, event_id, event_type, body, state, last_error, created_at, due_at, finished_at)
                        select 'whd_' || md5(w.id || ' ' || :event), w.id, :event, :type, :body,
                          case when f.full then 'DEAD' else 'PENDING' end,
                          case when f.full then 'too many deliveries were waiting for this webhook' end,
                          now(), now(), case when f.full then now() end
                        from webhooks w cross join lateral (
                          select count(*) >= :most as full from webhook_deliveries d
                          where d.webhook_id = w.id and d.state = 'PENDING') f
                        where w.account_id = :account and w.events && array[:type::text, '*'] and %s
                        on conflict (id) do nothing""".formatted(HOOK_IS_OLDER))
                .param("event", event.id())
                .param("type", event.type())
                .param("body", EventBody.of(event))
                .param("most", settings.pendingMax())
                .param("account", event.accountId())
                .param("stored", event.time().toString())
                .update();
    }

    /**
     * Takes what is due: of each hook no more than may be under way, of all no more than asked for. A hook that another
     * replica is just looking at is left to that one, so that the two together keep to its limit.
     */
    List<Claimed> claim(int most) {
        return Objects.requireNonNull(transactions.execute(_ -> {
            var claimed = new ArrayList<Claimed>();
            for (var hook : hooksWithWork(most)) {
                if (claimed.size() < most) {
                    claimed.addAll(claim(hook, most - claimed.size()));
                }
            }
            return claimed;
        }));
    }

    private List<String> hooksWithWork(int most) {
        // The lock lets new deliveries refer to the hook meanwhile.
        return jdbc.sql("""
                        select w.id from webhooks w join (
                          select webhook_id, min(due_at) as due from webhook_deliveries
                          where state = 'PENDING' and due_at <= now() group by webhook_id) d on d.webhook_id = w.id
                        where :atOnce > (select count(*) from webhook_deliveries
                          where webhook_id = w.id and claim is not null and due_at > now())
                        order by d.due limit :most for no key update of w skip locked""")
                .param("atOnce", settings.atOncePerHook())
                .param("most", most)
                .query((row, _) -> row.getString("id"))
                .list();
    }

    private List<Claimed> claim(String webhookId, int most) {
        return jdbc.sql("""
                        update webhook_deliveries d set claim = gen_random_uuid(), attempts = attempts + 1,
                          due_at = now() + :lasts * interval '1 millisecond'
                        from webhooks w where w.id = d.webhook_id and d.id in (
                          select id from webhook_deliveries
                          where webhook_id = :hook and state = 'PENDING' and due_at <= now()
                          order by due_at limit least(:most, greatest(0, :atOnce - (
                            select count(*) from webhook_deliveries
                            where webhook_id = :hook and claim is not null and due_at > now())))
                          for update skip locked)
                        returning d.id, d.claim, d.webhook_id, w.url, w.sealed_secret, d.body, d.attempts""")
                .param("lasts", settings.claimLasts().toMillis())
                .param("hook", webhookId)
                .param("most", most)
                .param("atOnce", settings.atOncePerHook())
                .query(Deliveries::claimed)
                .list();
    }

    /** Keeps how an attempt went, unless somebody else has taken the delivery since. */
    void finish(Claimed delivery, Outcome outcome) {
        switch (outcome) {
            case Delivered(int status) -> end(delivery, "DELIVERED", new Failed(status, ""));
            case Failed failed when delivery.attempt() >= settings.attemptsMax() -> end(delivery, "DEAD", failed);
            case Failed failed -> {
                var chance = ThreadLocalRandom.current().nextDouble();
                again(delivery, failed, waits.after(delivery.attempt(), chance));
            }
        }
    }

    private void end(Claimed delivery, String state, Failed how) {
        jdbc.sql("""
                        update webhook_deliveries set state = :state, last_status = :status,
                          last_error = nullif(:reason, ''), finished_at = now(), claim = null
                        where id = :id and claim = :claim""")
                .param("state", state)
                .param("status", how.status())
                .param("reason", how.reason())
                .param("id", delivery.id())
                .param("claim", delivery.claim())
                .update();
    }

    private void again(Claimed delivery, Failed how, Duration wait) {
        jdbc.sql("""
                        update webhook_deliveries set last_status = :status, last_error = :reason,
                          due_at = now() + :wait * interval '1 millisecond', claim = null
                        where id = :id and claim = :claim""")
                .param("status", how.status())
                .param("reason", how.reason())
                .param("wait", wait.toMillis())
                .param("id", delivery.id())
                .param("claim", delivery.claim())
                .update();
    }

    /** Forgets what was delivered or given up long ago, or is not among the newest of its hook. Returns how much. */
    int purge() {
        var old = jdbc.sql("""
                        delete from webhook_deliveries
                        where state <> 'PENDING' and finished_at <= now() - ? * interval '1 millisecond'""").param(settings.keepFor().toMillis()).update();
        var tooMany = jdbc.sql("""
                        delete from webhook_deliveries d using (
                          select w.id, (
                            select created_at from webhook_deliveries where webhook_id = w.id
                            order by created_at desc offset ? limit 1) as last from webhooks w) kept
                        where d.webhook_id = kept.id and d.created_at <= kept.last and d.state <> 'PENDING'""").param(settings.keepMax()).update();
        return old + tooMany;
    }

    private static Claimed claimed(ResultSet row, int number) throws SQLException {
        return new Claimed(
                row.getString("id"),
                row.getObject("claim", UUID.class),
                row.getString("webhook_id"),
                row.getString("url"),
                row.getString("sealed_secret"),
                row.getString("body"),
                row.getInt("attempts"));
    }
}
