package io.n3xus.identity.issuer;

import java.time.Instant;

/**
 * A token as it goes to its holder.
 *
 * @param id the {@code jti}, by which it can be revoked
 * @param value the JWT itself
 * @param scope what it allows, space separated
 */
public record IssuedToken(String id, String value, String scope, Instant expiresAt) {

    /** Keeps the token out of logs. */
    @Override
    public String toString() {
        return "IssuedToken[%s]".formatted(id);
    }
}
