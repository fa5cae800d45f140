package io.n3xus.session.read.machines;

import com.mongodb.client.MongoDatabase;
import io.n3xus.platform.follow.Views;
import io.n3xus.session.api.SessionId;
import java.util.List;
import java.util.stream.StreamSupport;
import org.bson.Document;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Which sessions hold a machine. */
@Component
public class HeldMachines {

    static final String COLLECTION = "machines";

    private final Views<MachineView> views;

    HeldMachines(Views<MachineView> views) {
        this.views = views;
    }

    /** Bounded by the limit of sessions per agent, as each machine is released when its session is over. */
    public List<SessionId> sessions() {
        var held = views.collection().find(new Document("held", true));
        return StreamSupport.stream(held.spliterator(), false)
                .map(machine -> SessionId.of(machine.sessionId()))
                .toList();
    }

    /** The documents and the index that the question needs. */
    @Configuration(proxyBeanMethods = false)
    static class MachineStore {

        @Bean
        Views<MachineView> machineViews(MongoDatabase database) {
            var views = new Views<>(database, COLLECTION, MachineView.class);
            views.collection().createIndex(new Document("held", 1));
            return views;
        }
    }
}
