package io.n3xus.gateway.token;

import java.time.Instant;
import java.util.Set;

/**
 * What a token proves once it has been checked.
 *
 * @param id the {@code jti}, by which it can be revoked
 * @param plan decides the limits
 * @param scopes what its holder may do
 */
public record VerifiedToken(String id, String userId, String plan, Set<String> scopes, Instant expiresAt) {

    public VerifiedToken {
        scopes = Set.copyOf(scopes);
    }
}
