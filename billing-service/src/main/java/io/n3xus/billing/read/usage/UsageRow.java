package io.n3xus.billing.read.usage;

import io.n3xus.billing.catalogue.MeterType;
import io.n3xus.contracts.billing.PublishedAccountEvent.Line;
import io.n3xus.contracts.billing.PublishedAccountEvent.UsageMetered;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What one event told of.
 *
 * @param sequence of the event among its account's
 * @param offset where it stands in its partition
 * @param at when it was stored, as the debits that it explains
 * @param from when the first of it was used
 */
public record UsageRow(
        long sequence,
        long offset,
        Instant at,
        String usageId,
        String service,
        String reference,
        List<Line> lines,
        long uncollectedMicros,
        Instant from,
        Instant to,
        @Nullable String mode,
        @Nullable String outcome) {

    private static final long BYTES_PER_MEGABYTE = 1_000_000;

    public UsageRow {
        lines = List.copyOf(lines);
    }

    /** How much was stored on average from begin to end; empty when it tells nothing of that, as a correction does. */
    OptionalLong storedBytes() {
        var seconds = Duration.between(from, to).toSeconds();
        var megabyteSeconds = lines.stream()
                .filter(line -> line.meter().equals(MeterType.STORAGE.label()))
                .mapToLong(Line::quantity)
                .summaryStatistics();
        return seconds <= 0 || megabyteSeconds.getSum() <= 0
                ? OptionalLong.empty()
                : OptionalLong.of(Math.multiplyExact(megabyteSeconds.getSum(), BYTES_PER_MEGABYTE) / seconds);
    }

    /** @throws ArithmeticException for an instant that cannot be stored */
    static UsageRow of(UsageMetered event, long sequence, long offset, Instant at) {
        Nanos.of(at);
        Nanos.of(event.from());
        Nanos.of(event.to());
        return new UsageRow(
                sequence,
                offset,
                at,
                event.usageId(),
                event.service(),
                event.reference(),
                event.lines(),
                event.uncollectedMicros(),
                event.from(),
                event.to(),
                event.mode(),
                event.outcome());
    }
}
