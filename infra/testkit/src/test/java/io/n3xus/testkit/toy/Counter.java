package io.n3xus.testkit.toy;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.n3xus.platform.refusal.PlatformRefusal;
import io.n3xus.platform.refusal.RefusedException;
import io.n3xus.testkit.toy.ToyService.Count;
import io.n3xus.testkit.toy.ToyService.Counted;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Adds up what it is told; refuses to go down. */
@Aggregate
class Counter {

    @AggregateIdentifier
    private @Nullable String id;

    private int total;

    Counter() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    int handle(Count command) {
        if (command.by() < 0) {
            throw new RefusedException(PlatformRefusal.INVALID_FIELD, "A counter only goes up.");
        }
        apply(new Counted(id == null ? command.counter() : id, command.by(), total + command.by()));
        return total;
    }

    @EventSourcingHandler
    void on(Counted event) {
        id = event.counter();
        total = event.total();
    }
}
