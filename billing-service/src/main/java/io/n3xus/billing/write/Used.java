package io.n3xus.billing.write;

import io.n3xus.billing.api.AccountEvent.UsageMetered;
import io.n3xus.billing.api.AccountId;
import io.n3xus.billing.api.HoldId;
import io.n3xus.billing.api.Usage;
import io.n3xus.billing.api.UsageLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All usage that was reported against a hold: the lines add up to what was captured and what could not be.
 *
 * @param lines one for each meter, tier and price
 * @param until null while nothing was reported
 */
record Used(
        List<UsageLine> lines,
        long uncollectedMicros,
        @Nullable Instant until) {

    private static final Used NOTHING = new Used(List.of(), 0, null);

    Used {
        lines = List.copyOf(lines);
    }

    static Used orNothing(@Nullable Used used) {
        return Objects.requireNonNullElse(used, NOTHING);
    }

    Used and(UsageMetered more) {
        var end = until == null || more.to().isAfter(until) ? more.to() : until;
        return new Used(sum(lines, more.lines()), uncollectedMicros + more.uncollectedMicros(), end);
    }

    /**
     * What there is to report when this is what was used in all; empty when that is known, or when nobody said what it was
     * that was used. A part that was reported for later than it ended is told with the time that was wrong.
     *
     * @param chargedMicros captured for it in all
     */
    Optional<UsageMetered> news(AccountId account, HoldId hold, Usage inAll, long chargedMicros) {
        if (inAll.from() == null || inAll.to() == null) {
            return Optional.empty();
        }
        var more = sum(inAll.lines(), lines.stream().map(UsageLine::negated).toList());
        var uncollected = inAll.costMicros() - chargedMicros - uncollectedMicros;
        if (more.isEmpty() && uncollected == 0) {
            return Optional.empty();
        }
        var end = inAll.to();
        return Optional.of(new UsageMetered(
                account,
                hold.toString(),
                inAll.service(),
                inAll.reference(),
                more,
                uncollected,
                until == null ? inAll.from() : until.isBefore(end) ? until : end,
                until == null || end.isAfter(until) ? end : until,
                inAll.mode(),
                inAll.outcome()));
    }

    /** Like lines together, without those that nothing is left of. */
    private static List<UsageLine> sum(List<UsageLine> lines, List<UsageLine> more) {
        var sums = new ArrayList<>(lines);
        for (var line : more) {
            var index = 0;
            while (index < sums.size() && !sums.get(index).isLike(line)) {
                index++;
            }
            if (index == sums.size()) {
                sums.add(line);
            } else {
                sums.set(index, sums.get(index).plus(line));
            }
        }
        sums.removeIf(line -> line.quantity() == 0 && line.amountMicros() == 0);
        return sums;
    }
}
