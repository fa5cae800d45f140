package io.n3xus.billing.web;

import io.n3xus.billing.api.KnownTime;
import io.n3xus.platform.refusal.PlatformRefusal;
import io.n3xus.platform.refusal.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A period as FaaS clients name it, in UTC.
 *
 * @param start the first second
 * @param end the last second
 */
record UsagePeriod(Instant start, Instant end) {

    private static final int DAYS_MAX = 366;

    /** ISO 8601: days, or instants. What is missing is the current month's. */
    static UsagePeriod of(@Nullable String startDate, @Nullable String endDate, Instant now) {
        var month = now.atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1);
        var start = startDate == null ? month.toInstant() : instant(startDate, 0);
        var end = endDate == null ? month.plusMonths(1).toInstant().minusSeconds(1) : instant(endDate, 1);
        KnownTime.require(start);
        KnownTime.require(end);
        var lasts = Duration.between(start, end);
        if (lasts.isNegative() || lasts.compareTo(Duration.ofDays(DAYS_MAX)) > 0) {
            throw new RefusedException(
                    PlatformRefusal.INVALID_FIELD,
                    "The end_date must not be before the start_date, nor more than %d days after it."
                            .formatted(DAYS_MAX));
        }
        return new UsagePeriod(start, end);
    }

    /** A day stands for its first second, or for its last. */
    private static Instant instant(String text, int daysLater) {
        try {
            return text.length() > 10
                    ? OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.SECONDS)
                    : LocalDate.parse(text)
                            .plusDays(daysLater)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant()
                            .minusSeconds(daysLater);
        } catch (DateTimeParseException unreadable) {
            throw new RefusedException(PlatformRefusal.INVALID_FIELD, "\"%s\" is no date of ISO 8601.".formatted(text));
        }
    }

    /** The first instant that is too late. */
    Instant until() {
        return end.plusSeconds(1);
    }
}
