package io.n3xus.session.read.sessions;

import io.n3xus.platform.follow.VersionedDocument;
import io.n3xus.session.api.PauseReason;
import io.n3xus.session.api.SessionStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A session as the log tells it.
 *
 * @param version of the event last applied
 * @param live whether it may have a machine: not terminated
 * @param run the last run; 0 when none ever began
 * @param endedRunsSeconds in use, without the run under way
 * @param runStartedAt when the run under way began; null when none is
 * @param pauseReason {@code asked} or {@code balance_exhausted}; null unless paused
 */
public record SessionView(
        @BsonId String id,
        long version,
        String accountId,
        String tier,
        long priceMicrosPerHour,
        String name,
        List<String> tags,
        boolean autoStart,
        SessionStatus status,
        boolean live,
        int run,
        long endedRunsSeconds,
        @Nullable Instant runStartedAt,
        @Nullable String pauseReason,
        @Nullable String failureReason,
        Instant createdAt,
        Instant lastAccessedAt)
        implements VersionedDocument {

    /** Whole seconds in use up to now; what is billed, but for the second under way. */
    public long activeSeconds(Instant now) {
        if (runStartedAt == null || now.isBefore(runStartedAt)) {
            return endedRunsSeconds;
        }
        return endedRunsSeconds + Duration.between(runStartedAt, now).toSeconds();
    }

    public boolean isPausedBecause(PauseReason reason) {
        return reason.name().equalsIgnoreCase(pauseReason);
    }

    SessionView running(long newVersion, int newRun, Instant at) {
        return new SessionView(
                id,
                newVersion,
                accountId,
                tier,
                priceMicrosPerHour,
                name,
                tags,
                autoStart,
                SessionStatus.ACTIVE,
                true,
                newRun,
                endedRunsSeconds,
                at,
                null,
                null,
                createdAt,
                lastAccessedAt);
    }

    SessionView paused(long newVersion, long activeSeconds, String reason) {
        return new SessionView(
                id,
                newVersion,
                accountId,
                tier,
                priceMicrosPerHour,
                name,
                tags,
                autoStart,
                SessionStatus.PAUSED,
                true,
                run,
                activeSeconds,
                null,
                reason,
                null,
                createdAt,
                lastAccessedAt);
    }

    SessionView terminated(long newVersion, long activeSeconds, @Nullable String failure) {
        return new SessionView(
                id,
                newVersion,
                accountId,
                tier,
                priceMicrosPerHour,
                name,
                tags,
                autoStart,
                SessionStatus.TERMINATED,
                false,
                run,
                activeSeconds,
                null,
                null,
                failure,
                createdAt,
                lastAccessedAt);
    }

    SessionView accessed(long newVersion, Instant at) {
        return new SessionView(
                id,
                newVersion,
                accountId,
                tier,
                priceMicrosPerHour,
                name,
                tags,
                autoStart,
                status,
                live,
                run,
                endedRunsSeconds,
                runStartedAt,
                pauseReason,
                failureReason,
                createdAt,
                at);
    }
}
