package io.n3xus.billing.read.statement;

import io.n3xus.billing.api.KnownTime;
import io.n3xus.billing.read.ledger.LedgerRefusal;
import io.n3xus.platform.refusal.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a statement is about.
 *
 * @param from what was stored then counts
 * @param to what was stored then does not
 * @param asOf what was stored later is not known yet; null for all that is known
 */
public record Period(Instant from, Instant to, @Nullable Instant asOf) {

    private static final int DAYS_MAX = 366;

    /**
     * A period that can be told of.
     *
     * @param from null for the begin of the month of {@code to}, in UTC
     * @param to null for {@code asOf}, or else for now
     * @throws RefusedException when it is empty or longer than {@value #DAYS_MAX} days
     */
    public static Period of(@Nullable Instant from, @Nullable Instant to, @Nullable Instant asOf, Instant now) {
        var latest = asOf == null ? now : KnownTime.require(asOf);
        var end = to == null ? latest : KnownTime.require(to);
        var begin = from == null ? monthOf(end) : KnownTime.require(from);
        if (!begin.isBefore(end) || Duration.between(begin, end).compareTo(Duration.ofDays(DAYS_MAX)) > 0) {
            throw new RefusedException(
                    LedgerRefusal.BAD_RANGE,
                    "Use a period that ends after it begins and is not longer than %d days.".formatted(DAYS_MAX));
        }
        return new Period(begin, end, asOf);
    }

    private static Instant monthOf(Instant end) {
        var day = end.minusNanos(1).atOffset(ZoneOffset.UTC).withDayOfMonth(1);
        return day.truncatedTo(ChronoUnit.DAYS).toInstant();
    }

    /** What was stored from there on does not count. */
    Instant end() {
        var known = asOf == null ? Instant.MAX : asOf.plusNanos(1);
        return known.isBefore(to) ? known : to;
    }
}
