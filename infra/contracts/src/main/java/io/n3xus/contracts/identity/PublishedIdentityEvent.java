package io.n3xus.contracts.identity;

import io.n3xus.contracts.EventType;
import java.time.Instant;
import java.util.List;

/** Users and their tokens, keyed by user id. Holds no name, address, password or token. */
public sealed interface PublishedIdentityEvent {

    String TOPIC = "identity.events";

    String userId();

    Instant at();

    /**
     * A user exists.
     *
     * @param plan {@code free}, {@code standard} or {@code enterprise}
     * @param role {@code admin} or {@code user}
     */
    @EventType(value = "user.created.v1", topic = TOPIC)
    record UserCreated(String userId, String plan, String role, Instant at) implements PublishedIdentityEvent {}

    /** A user has another plan, role, password, address or is active or not; tokens that end with it are told of one by one. */
    @EventType(value = "user.updated.v1", topic = TOPIC)
    record UserUpdated(String userId, String plan, String role, boolean active, Instant at)
            implements PublishedIdentityEvent {}

    /** A user is gone, with all their tokens and keys. */
    @EventType(value = "user.deleted.v1", topic = TOPIC)
    record UserDeleted(String userId, Instant at) implements PublishedIdentityEvent {}

    /**
     * A user proved who they are.
     *
     * @param tokenId the {@code jti} of the token issued
     */
    @EventType(value = "user.logged-in.v1", topic = TOPIC)
    record UserLoggedIn(String userId, String tokenId, Instant at) implements PublishedIdentityEvent {}

    /** A login with a wrong password; logins of unknown users are not published. */
    @EventType(value = "login.refused.v1", topic = TOPIC)
    record LoginRefused(String userId, Instant at) implements PublishedIdentityEvent {}

    /**
     * A user ended a login; each token that ends with it is also a {@link TokenRevoked}.
     *
     * @param tokenId the {@code jti} of the token that asked for it
     */
    @EventType(value = "user.logged-out.v1", topic = TOPIC)
    record UserLoggedOut(String userId, String tokenId, Instant at) implements PublishedIdentityEvent {}

    /**
     * A token is refused from now on.
     *
     * @param expiresAt when the token would have ended by itself; the revocation may be forgotten then
     */
    @EventType(value = "token.revoked.v1", topic = TOPIC)
    record TokenRevoked(String userId, String tokenId, Instant expiresAt, Instant at)
            implements PublishedIdentityEvent {}

    /** A refresh token was used and replaced. */
    @EventType(value = "refresh-token.rotated.v1", topic = TOPIC)
    record RefreshTokenRotated(String userId, Instant at) implements PublishedIdentityEvent {}

    /**
     * A user has one more API key.
     *
     * @param permissions what it may do, such as {@code task:read} and {@code build}
     * @param requestsPerHour its own limit, beside those of each API
     */
    @EventType(value = "apikey.created.v1", topic = TOPIC)
    record ApiKeyCreated(String userId, String keyId, List<String> permissions, int requestsPerHour, Instant at)
            implements PublishedIdentityEvent {

        public ApiKeyCreated {
            permissions = List.copyOf(permissions);
        }
    }

    /** An API key is refused from now on. */
    @EventType(value = "apikey.revoked.v1", topic = TOPIC)
    record ApiKeyRevoked(String userId, String keyId, Instant at) implements PublishedIdentityEvent {}
}
