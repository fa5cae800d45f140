package io.n3xus.testkit.toy;

import com.mongodb.client.MongoDatabase;
import io.n3xus.contracts.EventType;
import io.n3xus.platform.event.EventPublisher;
import io.n3xus.platform.event.OutgoingEvent;
import io.n3xus.platform.follow.VersionedDocument;
import io.n3xus.platform.follow.Views;
import io.n3xus.platform.service.NexusService;
import java.util.List;
import java.util.Set;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.bson.codecs.pojo.annotations.BsonId;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** Counts. */
@NexusService
class ToyService {

    static final String TOPIC = "toy.events";

    record Count(@TargetAggregateIdentifier String counter, int by) {}

    record Counted(String counter, int by, int total) {}

    /** What others are told. */
    @EventType(value = "toy.counted.v1", topic = TOPIC)
    record PublishedCounted(String counter, int by, int totalSoFar) {}

    /** Public, as the driver demands of records. */
    public record CounterView(@BsonId String id, long version, int total) implements VersionedDocument {}

    @Bean
    Views<CounterView> counters(MongoDatabase database) {
        return new Views<>(database, "counters", CounterView.class);
    }

    /** Tells all. */
    @Component
    static class ToyPublisher implements EventPublisher {

        @Override
        public Set<String> topics() {
            return Set.of(TOPIC);
        }

        @Override
        public List<OutgoingEvent> publish(EventMessage<?> stored) {
            return switch (stored.getPayload()) {
                case Counted(var counter, var by, var total) ->
                    List.of(new OutgoingEvent(counter, "account-" + counter, new PublishedCounted(counter, by, total)));
                default -> List.of();
            };
        }
    }
}
