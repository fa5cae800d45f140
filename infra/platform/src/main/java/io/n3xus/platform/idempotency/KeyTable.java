package io.n3xus.platform.idempotency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The table of keys, shared by all replicas: its primary key decides who is first. Only the database's clock is asked, so
 * replicas need not agree about the time.
 */
final class KeyTable {

    /** Each is lost to another request only when a record vanishes in the same instant. */
    private static final int ATTEMPTS = 8;

    private final JdbcClient jdbc;
    private final Duration keepFor;
    private final Duration claimLasts;

    KeyTable(JdbcClient jdbc, Duration keepFor, Duration claimLasts) {
        this.jdbc = jdbc;
        this.keepFor = keepFor;
        this.claimLasts = claimLasts;
    }

    private record Row(String request, UUID seed, @Nullable String answer, boolean running, boolean expired) {}

    /** Takes the key for this request unless somebody has it. */
    Claim claim(String accountId, String key, String request) {
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var fresh = new Claim.Run(UUID.randomUUID(), new NewId(UUID.randomUUID(), false));
            if (add(accountId, key, request, fresh)) {
                return fresh;
            }
            var known = find(accountId, key);
            if (known.isPresent() && known.get().expired()) {
                forgetExpired(accountId, key);
            } else if (known.isPresent()) {
                return claimKnown(accountId, key, request, known.get());
            }
        }
        return new Claim.Busy();
    }

    private Claim claimKnown(String accountId, String key, String request, Row known) {
        if (!known.request().equals(request)) {
            return new Claim.Reused();
        }
        if (known.answer() != null) {
            return new Claim.Done(known.seed(), known.answer());
        }
        var next = new Claim.Run(UUID.randomUUID(), new NewId(known.seed(), true));
        return !known.running() && takeOver(accountId, key, next.runner()) ? next : new Claim.Busy();
    }

    /** Returns false when the run was taken over: then somebody else answers. */
    boolean finish(Claim.Run run, String sealedAnswer) {
        return jdbc.sql(
                                "update idempotent_requests set answer = ?, runs_until = now() where runner = ? and answer is null")
                        .params(sealedAnswer, run.runner())
                        .update()
                == 1;
    }

    /** Nothing was changed, so the key may be used anew. */
    void forget(Claim.Run run) {
        jdbc.sql("delete from idempotent_requests where runner = ?")
                .param(run.runner())
                .update();
    }

    /** Something may have been changed, so the next request under this key goes on with the same id. */
    void giveUp(Claim.Run run) {
        jdbc.sql("update idempotent_requests set runs_until = now() where runner = ?")
                .param(run.runner())
                .update();
    }

    /** Says that these runs still go on. */
    void renew(Collection<UUID> runners) {
        jdbc.sql("""
                        update idempotent_requests set runs_until = now() + :lasts * interval '1 millisecond'
                        where runner in (:runners) and answer is null""")
                .param("lasts", claimLasts.toMillis())
                .param("runners", runners)
                .update();
    }

    /** Returns how many keys were forgotten because of their age. */
    int purge() {
        return jdbc.sql("""
                        delete from idempotent_requests
                        where first_at <= now() - ? * interval '1 millisecond' and runs_until <= now()""").param(keepFor.toMillis()).update();
    }

    private boolean add(String accountId, String key, String request, Claim.Run run) {
        return jdbc.sql("""
                        insert into idempotent_requests (account_id, key_hash, request, seed, runner, first_at, runs_until)
                        values (?, ?, ?, ?, ?, now(), now() + ? * interval '1 millisecond') on conflict do nothing""")
                        .params(accountId, key, request, run.newId().value(), run.runner(), claimLasts.toMillis())
                        .update()
                == 1;
    }

    private Optional<Row> find(String accountId, String key) {
        return jdbc.sql("""
                        select request, seed, answer, runs_until > now() as running,
                            first_at <= now() - ? * interval '1 millisecond' and runs_until <= now() as expired
                        from idempotent_requests where account_id = ? and key_hash = ?""")
                .params(keepFor.toMillis(), accountId, key)
                .query(KeyTable::row)
                .optional();
    }

    private boolean takeOver(String accountId, String key, UUID runner) {
        return jdbc.sql("""
                        update idempotent_requests set runner = ?, runs_until = now() + ? * interval '1 millisecond'
                        where account_id = ? and key_hash = ? and answer is null and runs_until <= now()""")
                        .params(runner, claimLasts.toMillis(), accountId, key)
                        .update()
                == 1;
    }

    private void forgetExpired(String accountId, String key) {
        jdbc.sql("""
                        delete from idempotent_requests where account_id = ? and key_hash = ?
                        and first_at <= now() - ? * interval '1 millisecond' and runs_until <= now()""").params(accountId, key, keepFor.toMillis()).update();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getString("request"),
                row.getObject("seed", UUID.class),
                row.getString("answer"),
                row.getBoolean("running"),
                row.getBoolean("expired"));
    }
}
