package io.n3xus.identity.publish;

import io.n3xus.identity.api.IdentityEvent;
import io.n3xus.platform.event.Correlation;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.gateway.EventGateway;
import org.springframework.stereotype.Component;

/** Stores events with the request that caused them. Within a transaction they are stored if the rest is, or not at all. */
@Component
public class EventLog {

    private final EventGateway events;

    EventLog(EventGateway events) {
        this.events = events;
    }

    public void append(IdentityEvent event) {
        events.publish(GenericEventMessage.asEventMessage(event).andMetaData(Correlation.current()));
    }
}
