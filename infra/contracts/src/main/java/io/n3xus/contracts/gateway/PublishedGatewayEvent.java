package io.n3xus.contracts.gateway;

import io.n3xus.contracts.EventType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happens at the edge, keyed by the request it happened to. Holds no address, path or token. */
public sealed interface PublishedGatewayEvent {

    String TOPIC = "gateway.events";

    String requestId();

    Instant at();

    /**
     * The first request that a limit refused in a window; those after it are not told of. Told on a best effort: an
     * event may be lost, and each gateway tells of its own.
     *
     * @param requestId of that request
     * @param userId null when requests were counted by the client's address
     * @param limit its name, as in the header {@code RateLimit-Policy}
     * @param requests allowed in a window
     * @param resetsAt when the next window begins, rounded up to a second
     */
    @EventType(value = "rate-limit.exceeded.v1", topic = TOPIC)
    record RateLimitExceeded(
            String requestId,
            @Nullable String userId,
            String limit,
            int requests,
            long windowSeconds,
            Instant resetsAt,
            Instant at)
            implements PublishedGatewayEvent {}
}
