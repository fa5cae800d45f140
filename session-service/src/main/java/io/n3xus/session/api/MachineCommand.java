package io.n3xus.session.api;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Everything one can ask of a machine's record. The machine itself is the agent's. */
public sealed interface MachineCommand {

    String resourceId();

    /** A desktop with these limits runs. */
    record AllocateMachine(
            @TargetAggregateIdentifier String resourceId,
            SessionId sessionId,
            String accountId,
            TierTerms terms,
            String agentId,
            Instant at)
            implements MachineCommand {}

    /** The desktop is gone. */
    record ReleaseMachine(@TargetAggregateIdentifier String resourceId, Instant at) implements MachineCommand {}
}
