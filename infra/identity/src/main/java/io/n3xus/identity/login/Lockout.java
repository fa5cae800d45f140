package io.n3xus.identity.login;

import io.n3xus.identity.api.IdentityRefusal;
import io.n3xus.identity.users.User;
import io.n3xus.platform.refusal.Refusal;
import io.n3xus.platform.refusal.RefusedException;
import io.n3xus.platform.security.Sha256;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Stops the guessing of passwords, for all replicas together. A name that is nobody's is counted and locked like any
 * other, so that a lock does not tell who exists.
 */
@Component
public class Lockout {

    private final LockoutSettings settings;
    private final JdbcClient jdbc;
    private final Clock clock;

    Lockout(LockoutSettings settings, JdbcClient jdbc, Clock clock) {
        this.settings = settings;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Who wants to log in, and from where, as digests. */
    record Attempt(String user, String address) {

        static Attempt of(@Nullable User user, String name, String address) {
            var who = user == null ? "name:" + name.toLowerCase(Locale.ROOT) : "user:" + user.id();
            return new Attempt(digest(who), digest("address:" + address));
        }

        private static String digest(String text) {
            return HexFormat.of().formatHex(Sha256.of(text));
        }
    }

    /** To be asked before a password is checked, and again when it was right: the lock may have come in between. */
    void refuseLocked(Attempt attempt) {
        var now = clock.instant();
        jdbc.sql("select max(locked_until) from failed_logins where subject in (:subjects) and locked_until > :now")
                .param("subjects", List.of(attempt.user(), attempt.address()))
                .param("now", utc(now))
                .query((row, _) -> row.getObject(1, OffsetDateTime.class))
                .optional()
                .ifPresent(until -> {
                    throw locked(Duration.between(now, until.toInstant()));
                });
    }

    /**
     * Asks whether a password is right, of someone who knows no more than the name.
     *
     * @param question empty when it is wrong
     * @throws RefusedException LOCKED, or the refusal when the password is wrong
     */
    public <T> T guard(String name, String address, Supplier<Optional<T>> question, RefusedException refusal) {
        var attempt = Attempt.of(null, name, address);
        refuseLocked(attempt);
        var answer = question.get();
        if (answer.isEmpty()) {
            countFailure(attempt);
            throw refusal;
        }
        refuseLocked(attempt);
        forgetFailures(attempt);
        return answer.get();
    }

    void countFailure(Attempt attempt) {
        count(attempt.user(), settings.perUser());
        count(attempt.address(), settings.perAddress());
    }

    void forgetFailures(Attempt attempt) {
        jdbc.sql("delete from failed_logins where subject = ?")
                .param(attempt.user())
                .update();
    }

    /** Drops what counts no longer. */
    int purge() {
        var now = clock.instant();
        return jdbc.sql("""
                        delete from failed_logins
                        where counted_from <= ? and (locked_until is null or locked_until <= ?)""").params(utc(now.minus(settings.window())), utc(now)).update();
    }

    private void count(String subject, int max) {
        var now = clock.instant();
        jdbc.sql("""
                        insert into failed_logins as known (subject, failures, counted_from, locked_until)
                        values (:subject, 1, :now, null)
                        on conflict (subject) do update set
                            failures = case when known.counted_from <= :since then 1 else known.failures + 1 end,
                            counted_from = case when known.counted_from <= :since then :now else known.counted_from end,
                            locked_until = case when known.counted_from > :since and known.failures + 1 >= :max
                                then cast(:until as timestamptz) else known.locked_until end""")
                .param("subject", subject)
                .param("now", utc(now))
                .param("since", utc(now.minus(settings.window())))
                .param("until", utc(now.plus(settings.lasts())))
                .param("max", max)
                .update();
    }

    private static RefusedException locked(Duration wait) {
        var seconds = Duration.ofSeconds(wait.toSeconds() + 1);
        return new RefusedException(Refusal.of(IdentityRefusal.LOCKED, "Too many wrong passwords. Try again later.")
                .retryAfter(seconds));
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
