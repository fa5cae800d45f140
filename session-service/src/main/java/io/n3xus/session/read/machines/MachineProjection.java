package io.n3xus.session.read.machines;

import io.n3xus.contracts.session.PublishedResourceEvent;
import io.n3xus.contracts.session.PublishedResourceEvent.Allocated;
import io.n3xus.contracts.session.PublishedResourceEvent.Released;
import io.n3xus.contracts.session.PublishedResourceEvent.Scaled;
import io.n3xus.platform.follow.Projection;
import io.n3xus.platform.follow.ReceivedEvent;
import io.n3xus.platform.follow.Views;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Keeps one document a machine. Safe to replay from the start. */
@Component
class MachineProjection implements Projection {

    private final Views<MachineView> views;

    MachineProjection(Views<MachineView> views) {
        this.views = views;
    }

    @Override
    public String name() {
        return "session.machines";
    }

    @Override
    public Set<Class<?>> events() {
        return Set.of(Allocated.class, Scaled.class, Released.class);
    }

    @Override
    public Set<String> collections() {
        return Set.of(HeldMachines.COLLECTION);
    }

    @Override
    public void on(ReceivedEvent received) {
        var event = (PublishedResourceEvent) received.data();
        var held = switch (event) {
            case Allocated _, Scaled _ -> true;
            case Released _ -> false;
        };
        views.saveIfNewer(new MachineView(event.resourceId(), received.sequence(), event.sessionId(), held));
    }
}
