package io.n3xus.session.api;

import java.time.Instant;
import org.axonframework.serialization.Revision;

/** Everything that can happen to a machine's record. Stored for ever: a record here changes only with an upcaster. */
public sealed interface MachineEvent {

    String resourceId();

    SessionId sessionId();

    String accountId();

    Instant at();

    @Revision("1")
    record MachineAllocated(
            String resourceId, SessionId sessionId, String accountId, TierTerms terms, String agentId, Instant at)
            implements MachineEvent {}

    @Revision("1")
    record MachineReleased(String resourceId, SessionId sessionId, String accountId, Instant at)
            implements MachineEvent {}
}
