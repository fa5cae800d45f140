package io.n3xus.platform.event;

import java.util.List;
import java.util.Set;
import org.axonframework.eventhandling.EventMessage;

/** Where inner becomes outer: a service has one bean of this, and the relay asks it about each stored event. */
public interface EventPublisher {

    /** The topics it may publish to; they are created when absent. */
    Set<String> topics();

    /** What others are told about a stored event, in order; empty for what is nobody else's business. */
    List<OutgoingEvent> publish(EventMessage<?> stored);
}
