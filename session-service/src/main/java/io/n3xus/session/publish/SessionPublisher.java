package io.n3xus.session.publish;

import io.n3xus.contracts.session.PublishedResourceEvent;
import io.n3xus.contracts.session.PublishedSessionEvent;
import io.n3xus.platform.event.EventPublisher;
import io.n3xus.platform.event.OutgoingEvent;
import io.n3xus.session.api.MachineEvent;
import io.n3xus.session.api.MachineEvent.MachineAllocated;
import io.n3xus.session.api.MachineEvent.MachineReleased;
import io.n3xus.session.api.SessionEvent;
import io.n3xus.session.api.SessionEvent.SessionAccessed;
import io.n3xus.session.api.SessionEvent.SessionActivated;
import io.n3xus.session.api.SessionEvent.SessionCreated;
import io.n3xus.session.api.SessionEvent.SessionPaused;
import io.n3xus.session.api.SessionEvent.SessionResumed;
import io.n3xus.session.api.SessionEvent.SessionTerminated;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/** Tells other services what happened. The only place where a stored event becomes a published one. */
@Component
class SessionPublisher implements EventPublisher {

    @Override
    public Set<String> topics() {
        return Set.of(PublishedSessionEvent.TOPIC, PublishedResourceEvent.TOPIC);
    }

    @Override
    public List<OutgoingEvent> publish(EventMessage<?> stored) {
        return switch (stored.getPayload()) {
            case SessionEvent event ->
                List.of(new OutgoingEvent(event.sessionId().value(), event.accountId(), published(event)));
            case MachineEvent event ->
                List.of(new OutgoingEvent(event.resourceId(), event.accountId(), published(event)));
            case null, default -> throw new IllegalStateException("No published form of " + stored.getPayloadType());
        };
    }

    private static PublishedSessionEvent published(SessionEvent event) {
        var id = event.sessionId().value();
        var account = event.accountId();
        var at = event.at();
        return switch (event) {
            case SessionCreated e ->
                new PublishedSessionEvent.Created(
                        id,
                        account,
                        e.terms().tier(),
                        e.terms().priceMicrosPerHour(),
                        e.holdId(),
                        e.name(),
                        e.tags(),
                        at,
                        e.autoStart());
            case SessionActivated e ->
                new PublishedSessionEvent.Activated(
                        id, account, e.run(), e.terms().tier(), e.terms().priceMicrosPerHour(), e.holdId(), 0, at);
            case SessionPaused e ->
                new PublishedSessionEvent.Paused(id, account, e.run(), wire(e.reason()), seconds(e.activeMillis()), at);
            case SessionResumed e ->
                new PublishedSessionEvent.Resumed(
                        id,
                        account,
                        e.run(),
                        e.terms().tier(),
                        e.terms().priceMicrosPerHour(),
                        e.holdId(),
                        seconds(e.activeMillis()),
                        at);
            case SessionTerminated e ->
                new PublishedSessionEvent.Terminated(
                        id,
                        account,
                        e.run(),
                        e.holdId(),
                        wire(e.reason()),
                        e.failureReason(),
                        seconds(e.activeMillis()),
                        at);
            case SessionAccessed _ -> new PublishedSessionEvent.Accessed(id, account, at);
        };
    }

    private static PublishedResourceEvent published(MachineEvent event) {
        var id = event.resourceId();
        var session = event.sessionId().value();
        return switch (event) {
            case MachineAllocated e ->
                new PublishedResourceEvent.Allocated(
                        id,
                        session,
                        e.accountId(),
                        e.terms().tier(),
                        e.terms().cpuMillis(),
                        e.terms().memoryBytes(),
                        e.agentId(),
                        e.at());
            case MachineReleased e -> new PublishedResourceEvent.Released(id, session, e.accountId(), e.at());
        };
    }

    private static String wire(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static long seconds(long millis) {
        return Duration.ofMillis(millis).toSeconds();
    }
}
