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

    /** The machine is gone and its resources are free. */
    @EventType(value = "resource.released.v1", topic = TOPIC)
    record Released(String resourceId, String sessionId, String accountId, Instant at)
            implements PublishedResourceEvent {}
}
