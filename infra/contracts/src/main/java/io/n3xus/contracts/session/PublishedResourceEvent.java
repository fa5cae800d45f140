package io.n3xus.contracts.session;

import io.n3xus.contracts.EventType;
import java.time.Instant;

/** Machines given to sessions and taken back, keyed by resource id. */
public sealed interface PublishedResourceEvent {

    String TOPIC = "resource.events";

    String resourceId();

    String sessionId();

    String accountId();

    /**
     * A machine with the limits of its tier runs for a session.
     *
     * @param cpuMillis thousandths of a processor
     */
    @EventType(value = "resource.allocated.v1", topic = TOPIC)
    record Allocated(
            String resourceId,
            String sessionId,
            String accountId,
            String tier,
            int cpuMillis,
            long memoryBytes,
            String agentId,
            Instant at)
            implements PublishedResourceEvent {}

    /**
     * A running machine got the limits of another tier, which its session pays for from {@code at} on. Emitted by
     * session-service when {@code PUT /resources/:id/scale} has taken effect, keyed as all of these: what happens to one
     * machine stays in order. Nothing orders it among the events of the session, so a reader goes by {@code at} alone.
     *
     * @param cpuMillis thousandths of a processor
     */
    @EventType(value = "resource.scaled.v1", topic = TOPIC)
    record Scaled(
            String resourceId,
            String sessionId,
            String accountId,
            String tier,
            long priceMicrosPerHour,
            int cpuMillis,
            long memoryBytes,
            Instant at)
            implements PublishedResourceEvent {}

    /** The machine is gone and its resources are free. */
    @EventType(value = "resource.released.v1", topic = TOPIC)
    record Released(String resourceId, String sessionId, String accountId, Instant at)
            implements PublishedResourceEvent {}
}
