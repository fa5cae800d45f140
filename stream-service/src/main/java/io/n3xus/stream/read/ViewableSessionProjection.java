package io.n3xus.stream.read;

import io.n3xus.contracts.session.PublishedSessionEvent;
import io.n3xus.contracts.session.PublishedSessionEvent.Accessed;
import io.n3xus.contracts.session.PublishedSessionEvent.Activated;
import io.n3xus.contracts.session.PublishedSessionEvent.Created;
import io.n3xus.contracts.session.PublishedSessionEvent.Paused;
import io.n3xus.contracts.session.PublishedSessionEvent.Resumed;
import io.n3xus.contracts.session.PublishedSessionEvent.Terminated;
import io.n3xus.platform.follow.Projection;
import io.n3xus.platform.follow.ReceivedEvent;
import io.n3xus.platform.follow.Views;
import io.n3xus.stream.api.Viewability;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Follows the life of sessions. Safe to replay: an event that is not newer changes nothing. */
@Component
class ViewableSessionProjection implements Projection {

    private final Views<ViewableSession> sessions;

    ViewableSessionProjection(Views<ViewableSession> sessions) {
        this.sessions = sessions;
    }

    @Override
    public String name() {
        return "stream.viewable-sessions";
    }

    @Override
    public Set<String> collections() {
        return Set.of(ReadConfiguration.COLLECTION);
    }

    @Override
    public Set<Class<?>> events() {
        return Set.of(Created.class, Activated.class, Paused.class, Resumed.class, Terminated.class);
    }

    @Override
    public void on(ReceivedEvent event) {
        var data = (PublishedSessionEvent) event.data();
        viewability(data)
                .map(state -> new ViewableSession(event.subject(), event.sequence(), data.accountId(), state))
                .ifPresent(sessions::saveIfNewer);
    }

    private static Optional<Viewability> viewability(PublishedSessionEvent event) {
        return switch (event) {
            case Created _ -> Optional.of(Viewability.CREATING);
            case Activated _, Resumed _ -> Optional.of(Viewability.ACTIVE);
            case Paused _ -> Optional.of(Viewability.PAUSED);
            case Terminated _ -> Optional.of(Viewability.TERMINATED);
            case Accessed _ -> Optional.empty();
        };
    }
}
