package io.n3xus.billing.automation;

import io.n3xus.billing.api.AccountId;
import io.n3xus.billing.api.HoldId;
import io.n3xus.billing.api.ServiceName;
import io.n3xus.billing.api.Usage;
import io.n3xus.platform.follow.VersionedDocument;
import io.n3xus.platform.money.NexCoin;
import java.time.Duration;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * The last run of a session, and what its time costs. Seconds count over all runs of the session and are rounded down
 * once, so the cost of this run is the cost of all seconds less the cost of those before it.
 * Public only for the driver, which reads it by reflection.
 *
 * @param id the session id
 * @param version the session's version that this was made from
 * @param secondsBefore in use before this run
 */
public record Meter(
        @BsonId String id,
        long version,
        String accountId,
        int run,
        String holdId,
        long priceMicrosPerHour,
        long secondsBefore,
        Instant startedAt,
        boolean running)
        implements VersionedDocument {

    AccountId account() {
        return AccountId.of(accountId);
    }

    HoldId hold() {
        return HoldId.of(holdId);
    }

    /** Whole seconds of this run until {@code now}; 0 when a clock says that it has not begun. */
    long secondsUntil(Instant now) {
        return Math.max(0, Duration.between(startedAt, now).toSeconds());
    }

    /** What the first {@code seconds} of this run cost. */
    long costMicros(long seconds) {
        return costOfTotalMicros(secondsBefore + seconds);
    }

    /** What this run costs when it ends with so many seconds over all runs. */
    long costOfTotalMicros(long totalSeconds) {
        return NexCoin.costMicros(priceMicrosPerHour, totalSeconds)
                - NexCoin.costMicros(priceMicrosPerHour, secondsBefore);
    }

    /** How many seconds of this run a hold pays for in full. */
    long affordableSeconds(long heldMicros) {
        var before = NexCoin.costMicros(priceMicrosPerHour, secondsBefore);
        return NexCoin.affordableSeconds(priceMicrosPerHour, Math.addExact(before, heldMicros)) - secondsBefore;
    }

    /** When a hold is used up; never when nothing is charged. */
    Instant exhaustedAt(long heldMicros) {
        return priceMicrosPerHour == 0 ? Instant.MAX : startedAt.plusSeconds(affordableSeconds(heldMicros));
    }

    Usage unmeasured() {
        return Usage.unmeasured(ServiceName.SESSIONS, id);
    }

    Meter stopped(long newVersion) {
        return new Meter(id, newVersion, accountId, run, holdId, priceMicrosPerHour, secondsBefore, startedAt, false);
    }
}
