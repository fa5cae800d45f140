package io.n3xus.billing.automation;

import io.n3xus.billing.api.AccountId;
import io.n3xus.billing.api.HoldId;
import io.n3xus.billing.catalogue.PriceHistory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * The time of a session: its last run, what it was when, and what was paid for. All that it costs follows from the tiers it
 * had, in whatever order they became known.
 * Public only for the driver, which reads it by reflection.
 *
 * @param id the session id
 * @param revision counts the changes of this document: who changes it must have seen the last one
 * @param version the session's version that was taken in last; -1 while only its machine was heard of
 * @param run counts from 1; 0 before the first
 * @param secondsBefore in use before this run
 * @param fraction what was used beyond whole micro-NexCoin, in 3600ths: before this run while it goes on, else after it
 * @param tiers in order
 * @param ended the last runs that are over, in order
 * @param due what the wallet is still to be told; nothing else may change until it was
 */
public record Meter(
        @BsonId String id,
        long revision,
        long version,
        String accountId,
        int run,
        String holdId,
        Instant startedAt,
        long secondsBefore,
        long fraction,
        boolean running,
        List<Tier> tiers,
        List<EndedRun> ended,
        @Nullable Due due) {

    /** A tier that becomes known later than so many runs afterwards is not taken in. */
    static final int ENDED_MAX = 100;

    private static final long NEVER_HEARD_OF = -1;

    public Meter {
        tiers = List.copyOf(tiers);
        ended = List.copyOf(ended);
    }

    /** A session that nothing is known of. */
    static Meter none(String sessionId, String accountId) {
        return new Meter(
                sessionId, 0, NEVER_HEARD_OF, accountId, 0, "", Instant.EPOCH, 0, 0, false, List.of(), List.of(), null);
    }

    AccountId account() {
        return AccountId.of(accountId);
    }

    HoldId hold() {
        return HoldId.of(holdId);
    }

    /** The run, at the tiers known now. */
    RunTime time(PriceHistory prices) {
        return new RunTime(id, new Tariff(tiers, prices), startedAt, fraction);
    }

    /** A run begins. */
    Meter started(long newVersion, int newRun, String newHoldId, long seconds, long newFraction, Tier tier) {
        var earlier = ended.subList(Math.max(0, ended.size() - ENDED_MAX), ended.size());
        var since = earlier.isEmpty() ? tier.from() : earlier.getFirst().startedAt();
        return new Meter(
                id,
                revision + 1,
                newVersion,
                accountId,
                newRun,
                newHoldId,
                tier.from(),
                seconds,
                newFraction,
                true,
                withoutThoseBefore(since, with(tier)),
                earlier,
                null);
    }

    /** The run is over and has to be paid for. */
    Meter ended(long newVersion, long seconds, long newFraction, Due settlement) {
        var runs = new ArrayList<>(ended);
        runs.add(new EndedRun(run, startedAt, seconds));
        return new Meter(
                id,
                revision + 1,
                newVersion,
                accountId,
                run,
                holdId,
                startedAt,
                secondsBefore,
                newFraction,
                false,
                tiers,
                runs,
                settlement);
    }

    /** Something happened to the session that changes nothing here. */
    Meter at(long newVersion) {
        return copy(newVersion, fraction, tiers, due);
    }

    Meter scaled(List<Tier> newTiers, long newFraction, @Nullable Due correction) {
        return copy(version, newFraction, newTiers, correction);
    }

    Meter paid() {
        return copy(version, fraction, tiers, null);
    }

    /** Its tiers and one more. */
    List<Tier> with(Tier tier) {
        var all = new ArrayList<>(tiers);
        all.add(tier);
        all.sort(Tier.IN_ORDER);
        return List.copyOf(all);
    }

    private static List<Tier> withoutThoseBefore(Instant since, List<Tier> tiers) {
        var first = 0;
        while (first + 1 < tiers.size() && !tiers.get(first + 1).from().isAfter(since)) {
            first++;
        }
        return tiers.subList(first, tiers.size());
    }

    private Meter copy(long newVersion, long newFraction, List<Tier> newTiers, @Nullable Due newDue) {
        return new Meter(
                id,
                revision + 1,
                newVersion,
                accountId,
                run,
                holdId,
                startedAt,
                secondsBefore,
                newFraction,
                running,
                newTiers,
                ended,
                newDue);
    }
}
