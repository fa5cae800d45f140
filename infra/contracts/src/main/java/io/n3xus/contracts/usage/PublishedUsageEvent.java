package io.n3xus.contracts.usage;

import io.n3xus.contracts.EventType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Work that was used and has to be paid for, keyed by account id. Published by whoever does the work; billing-service
 * prices it. The time of sessions is not told here: it follows from their own events.
 */
public sealed interface PublishedUsageEvent {

    String TOPIC = "usage.events";

    String accountId();

    /**
     * Something was used once and is over: an execution, a transfer, a task, a build.
     *
     * @param usageId the idempotency key: of all events with it only the first is charged, for ever. At most 100 letters,
     *     digits, dots, underscores, colons or dashes
     * @param holdId what was set aside for it; null when nothing was. When it is not open any more, the balance pays
     * @param service {@code executions}, {@code storage}, {@code network}, {@code ai} or {@code builds}
     * @param reference the execution, transfer, task … that used it
     * @param mode of an execution: {@code ephemeral}, {@code cached}, {@code checkpointed}, {@code branched} or
     *     {@code persistent}; else null
     * @param outcome of an execution: {@code succeeded} or {@code failed}; else null
     * @param from decides which prices are in force
     */
    @EventType(value = "usage.recorded.v1", topic = TOPIC)
    record Recorded(
            String accountId,
            String usageId,
            @Nullable String holdId,
            String service,
            String reference,
            List<Quantity> quantities,
            @Nullable String mode,
            @Nullable String outcome,
            Instant from,
            Instant to)
            implements PublishedUsageEvent {

        public Recorded {
            quantities = List.copyOf(quantities);
        }
    }

    /**
     * How much was used on a meter of the catalogue.
     *
     * @param meter such as {@code execution.cpu}
     * @param tier empty for a meter without tiers
     * @param quantity in what the meter counts: cpu milliseconds, MiB × milliseconds, bytes, tasks, builds
     */
    record Quantity(String meter, String tier, long quantity) {}

    /**
     * Something takes up space from {@code at} on, until another of these events says otherwise.
     *
     * @param meterId of what takes it up, such as a volume; at most 90 letters, digits, dots, underscores, colons or dashes
     * @param service {@code storage}
     * @param reference the volume, bucket … that takes it up
     * @param meter {@code storage}
     * @param level bytes; 0 ends it
     * @param version counts what is said of the meter; what is not newer than what is known changes nothing
     */
    @EventType(value = "usage.level.v1", topic = TOPIC)
    record Level(
            String accountId,
            String meterId,
            String service,
            String reference,
            String meter,
            long level,
            long version,
            Instant at)
            implements PublishedUsageEvent {}
}
