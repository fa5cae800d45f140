package io.n3xus.platform.follow;

import java.time.Duration;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Holds an answer back until the read side has seen the command's event, so that a caller's next read shows it. */
public final class ReadYourWrites {

    private static final Logger LOG = LoggerFactory.getLogger(ReadYourWrites.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final EventStore events;

    public ReadYourWrites(EventStore events) {
        this.events = events;
    }

    /** Waits at most 2 s for the view to hold the aggregate's last stored event; the answer is right either way. */
    public void await(Views<?> views, String aggregateId) {
        await(views, aggregateId, PATIENCE);
    }

    /** As {@link #await(Views, String)}, for callers that themselves are waited for no longer than that. */
    public void await(Views<?> views, String aggregateId, Duration patience) {
        var last = events.lastSequenceNumberFor(aggregateId);
        if (last.isPresent() && !views.awaitVersion(aggregateId, last.get(), patience)) {
            LOG.warn("The view of {} did not reach version {} in {}", aggregateId, last.get(), patience);
        }
    }
}
