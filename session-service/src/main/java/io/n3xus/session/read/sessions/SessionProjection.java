package io.n3xus.session.read.sessions;

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
import io.n3xus.session.api.SessionStatus;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Keeps one document a session. Safe to replay from the start: an event that is not newer changes nothing. */
@Component
class SessionProjection implements Projection {

    private final Views<SessionView> views;

    SessionProjection(Views<SessionView> views) {
        this.views = views;
    }

    @Override
    public String name() {
        return "session.sessions";
    }

    @Override
    public Set<Class<?>> events() {
        return Set.of(PublishedSessionEvent.class.getPermittedSubclasses());
    }

    @Override
    public Set<String> collections() {
        return Set.of(Sessions.COLLECTION);
    }

    @Override
    public void on(ReceivedEvent received) {
        var version = received.sequence();
        var event = (PublishedSessionEvent) received.data();
        if (event instanceof Created created) {
            views.saveIfNewer(created(version, created));
        } else {
            // An event that is older than the document is dropped by the version check of the save.
            views.find(event.sessionId())
                    .map(view -> apply(view, version, event))
                    .ifPresent(views::saveIfNewer);
        }
    }

    private static SessionView apply(SessionView view, long version, PublishedSessionEvent event) {
        return switch (event) {
            case Created again -> created(version, again);
            case Activated it -> view.running(version, it.run(), it.at());
            case Resumed it -> view.running(version, it.run(), it.at());
            case Paused it -> view.paused(version, it.activeSeconds(), it.reason());
            case Terminated it -> view.terminated(version, it.activeSeconds(), it.failureReason());
            case Accessed it -> view.accessed(version, it.at());
        };
    }

    private static SessionView created(long version, Created event) {
        return new SessionView(
                event.sessionId(),
                version,
                event.accountId(),
                event.tier(),
                event.priceMicrosPerHour(),
                event.name(),
                event.tags(),
                !Boolean.FALSE.equals(event.autoStart()),
                SessionStatus.CREATING,
                true,
                0,
                0,
                null,
                null,
                null,
                event.at(),
                event.at());
    }
}
