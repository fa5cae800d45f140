package io.n3xus.identity.publish;

import io.n3xus.contracts.identity.PublishedIdentityEvent;
import io.n3xus.identity.api.IdentityEvent;
import io.n3xus.platform.event.EventPublisher;
import io.n3xus.platform.event.OutgoingEvent;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/** Tells others what happened to users and tokens, each user's events in order. */
@Component
class IdentityPublisher implements EventPublisher {

    @Override
    public Set<String> topics() {
        return Set.of(PublishedIdentityEvent.TOPIC);
    }

    @Override
    public List<OutgoingEvent> publish(EventMessage<?> stored) {
        var published = published((IdentityEvent) stored.getPayload(), stored.getTimestamp());
        return List.of(new OutgoingEvent(published.userId(), published.userId(), published));
    }

    private static PublishedIdentityEvent published(IdentityEvent event, Instant at) {
        return switch (event) {
            case IdentityEvent.UserCreated(var user, var plan, var role) ->
                new PublishedIdentityEvent.UserCreated(user, plan.wireName(), role.wireName(), at);
            case IdentityEvent.UserUpdated(var user, var plan, var role, var active) ->
                new PublishedIdentityEvent.UserUpdated(user, plan.wireName(), role.wireName(), active, at);
            case IdentityEvent.UserDeleted(var user) -> new PublishedIdentityEvent.UserDeleted(user, at);
            case IdentityEvent.UserLoggedIn(var user, var token) ->
                new PublishedIdentityEvent.UserLoggedIn(user, token, at);
            case IdentityEvent.LoginRefused(var user) -> new PublishedIdentityEvent.LoginRefused(user, at);
            case IdentityEvent.UserLoggedOut(var user, var token) ->
                new PublishedIdentityEvent.UserLoggedOut(user, token, at);
            case IdentityEvent.TokenRevoked(var user, var token, var expiresAt) ->
                new PublishedIdentityEvent.TokenRevoked(user, token, expiresAt, at);
            case IdentityEvent.RefreshTokenRotated(var user) ->
                new PublishedIdentityEvent.RefreshTokenRotated(user, at);
            case IdentityEvent.ApiKeyCreated(var user, var key, var permissions, var requestsPerHour) ->
                new PublishedIdentityEvent.ApiKeyCreated(user, key, permissions, requestsPerHour, at);
            case IdentityEvent.ApiKeyRevoked(var user, var key) ->
                new PublishedIdentityEvent.ApiKeyRevoked(user, key, at);
        };
    }
}
