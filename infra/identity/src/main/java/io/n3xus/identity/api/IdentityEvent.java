package io.n3xus.identity.api;

import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;

/**
 * Everything that can happen to users and their tokens. Stored for ever, so it holds no name, address, password or
 * token: only ids, which say nothing once the user's row is gone.
 */
public sealed interface IdentityEvent {

    String userId();

    @Revision("1")
    record UserCreated(String userId, Plan plan, Role role) implements IdentityEvent {}

    @Revision("1")
    record UserUpdated(String userId, Plan plan, Role role, boolean active) implements IdentityEvent {}

    @Revision("1")
    record UserDeleted(String userId) implements IdentityEvent {}

    /**
     * Someone showed who they are and was given a token.
     *
     * @param tokenId the {@code jti} of the token issued
     */
    @Revision("1")
    record UserLoggedIn(String userId, String tokenId) implements IdentityEvent {}

    /** A wrong password for a user there is. */
    @Revision("1")
    record LoginRefused(String userId) implements IdentityEvent {}

    @Revision("1")
    record UserLoggedOut(String userId, String tokenId) implements IdentityEvent {}

    /**
     * A token is refused from now on.
     *
     * @param expiresAt when it would have ended by itself; nobody needs to remember the revocation longer
     */
    @Revision("1")
    record TokenRevoked(String userId, String tokenId, Instant expiresAt) implements IdentityEvent {}

    @Revision("1")
    record RefreshTokenRotated(String userId) implements IdentityEvent {}

    /**
     * A key that a program shows in place of a login. The name its owner gave it stays out.
     *
     * @param keyId {@code key_} and 16 hexadecimal digits
     */
    @Revision("1")
    record ApiKeyCreated(String userId, String keyId, List<String> permissions, int requestsPerHour)
            implements IdentityEvent {

        public ApiKeyCreated {
            permissions = List.copyOf(permissions);
        }
    }

    @Revision("1")
    record ApiKeyRevoked(String userId, String keyId) implements IdentityEvent {}
}
