package io.n3xus.billing.api;

import io.n3xus.platform.refusal.RefusedException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has been used of a service, cumulative for its hold. What could not be stored or counted is refused: BAD_ID, BAD_INSTANT
 * or BAD_USAGE.
 *
 * @param reference the session, execution, volume … that used it
 * @param lines at most one for each meter, tier and price
 * @param from when the first of it began to be used; with {@code to} null while nothing was measured
 * @param mode of an execution: {@code ephemeral}, {@code cached} …; else null
 * @param outcome of an execution: {@code succeeded} or {@code failed}; else null
 */
public record Usage(
        ServiceName service,
        String reference,
        List<UsageLine> lines,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String mode,
        @Nullable String outcome) {

    private static final int WORD_MAX = 64;

    /** Beyond this no meter counts: a petabyte in bytes. */
    private static final long QUANTITY_MAX = 1_000_000_000_000_000L;

    public Usage {
        lines = List.copyOf(lines);
        Names.requireUsable(reference, "reference");
        require(isInOrder(KnownTime.require(from), KnownTime.require(to)), "must not end before it begins");
        require(isShort(mode) && isShort(outcome), "needs a mode and an outcome of at most 64 characters");
        require(
                lines.stream().allMatch(line -> Math.abs(line.quantity()) <= QUANTITY_MAX),
                "has a quantity that no meter counts");
    }

    private static boolean isInOrder(@Nullable Instant from, @Nullable Instant to) {
        return from == null || to == null || !to.isBefore(from);
    }

    private static boolean isShort(@Nullable String word) {
        return word == null || word.length() <= WORD_MAX;
    }

    private static void require(boolean sound, String otherwise) {
        if (!sound) {
            throw new RefusedException(BillingRefusal.BAD_USAGE, "Usage %s.".formatted(otherwise));
        }
    }

    /** Money that is charged without a word about quantities. */
    public static Usage unmeasured(ServiceName service, String reference) {
        return new Usage(service, reference, List.of(), null, null, null, null);
    }

    /** Whether it says what was used. */
    public boolean isMeasured() {
        return from != null && to != null;
    }

    /** The same with other lines. */
    public Usage with(List<UsageLine> newLines) {
        return new Usage(service, reference, newLines, from, to, mode, outcome);
    }

    /** What all of it costs. */
    public long costMicros() {
        return lines.stream().mapToLong(UsageLine::amountMicros).reduce(0, Math::addExact);
    }
}
