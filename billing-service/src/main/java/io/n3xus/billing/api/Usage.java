package io.n3xus.billing.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has been used of a service, cumulative for its hold.
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

    public Usage {
        lines = List.copyOf(lines);
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
