package io.n3xus.session.write;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.n3xus.session.api.MachineCommand.AllocateMachine;
import io.n3xus.session.api.MachineCommand.ReleaseMachine;
import io.n3xus.session.api.MachineEvent.MachineAllocated;
import io.n3xus.session.api.MachineEvent.MachineReleased;
import io.n3xus.session.api.SessionId;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one session's machine. Told after the fact, and perhaps more than once.
 *
 * <pre>
 *   from \ command   Allocate    Release
 *   (none)           ALLOCATED   unknown
 *   ALLOCATED        (holds)     RELEASED
 *   RELEASED         (holds)     (holds)
 * </pre>
 */
@Aggregate
class Machine {

    @AggregateIdentifier
    private @Nullable String id;

    private SessionId sessionId;
    private String accountId;
    private boolean released;

    @SuppressWarnings("NullAway.Init") // Axon makes an empty machine and replays the events into it.
    Machine() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(AllocateMachine command) {
        if (id == null) {
            apply(new MachineAllocated(
                    command.resourceId(),
                    command.sessionId(),
                    command.accountId(),
                    command.terms(),
                    command.agentId(),
                    command.at()));
        }
    }

    @CommandHandler
    void handle(ReleaseMachine command) {
        if (!released) {
            apply(new MachineReleased(command.resourceId(), sessionId, accountId, command.at()));
        }
    }

    @EventSourcingHandler
    void on(MachineAllocated event) {
        id = event.resourceId();
        sessionId = event.sessionId();
        accountId = event.accountId();
    }

    @EventSourcingHandler
    void on(MachineReleased event) {
        released = true;
    }
}
