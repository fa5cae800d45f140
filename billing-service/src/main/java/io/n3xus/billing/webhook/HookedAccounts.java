package io.n3xus.billing.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Spares the database a question for each event of an account without hooks. Whoever has a hook when an event is stored is
 * known: what is remembered counts for older events only, and is completed before it is asked about a newer one. It is not
 * completed more often than {@link #PACE}: the events of a rush wait that long and share one completion. Accounts that no
 * longer have any cost a question.
 */
@Component
final class HookedAccounts {

    /** Clocks of replicas differ by less. */
    private static final Duration SPARE = Duration.ofMillis(100);

    /** With {@link #SPARE} the longest that a webhook waits for it. */
    private static final Duration PACE = Duration.ofMillis(20);

    /** Hooks may become visible in another order than they were numbered, but not by more than were made at once. */
    private static final int OVERLAP = 64;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Set<String> accounts = new HashSet<>();
    private long lastNumber;
    private Instant completeUntil = Instant.MIN;
    private long completedAtNanos = System.nanoTime() - PACE.toNanos();

    HookedAccounts(JdbcClient jdbc, WebhookTables tables, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether the account may have had a hook when an event was stored at this instant. */
    synchronized boolean mayInclude(String accountId, Instant stored) {
        if (stored.isAfter(completeUntil)) {
            complete();
        }
        return accounts.contains(accountId);
    }

    private void complete() {
        var passed = System.nanoTime() - completedAtNanos;
        if (passed < PACE.toNanos()) {
            LockSupport.parkNanos(PACE.toNanos() - passed);
        }
        completedAtNanos = System.nanoTime();
        var now = clock.instant();
        jdbc.sql("select number, account_id from webhooks where number > ?")
                .param(lastNumber - OVERLAP)
                .query(this::add);
        completeUntil = now.minus(SPARE);
    }

    private void add(ResultSet row) throws SQLException {
        lastNumber = Math.max(lastNumber, row.getLong("number"));
        accounts.add(row.getString("account_id"));
    }
}
