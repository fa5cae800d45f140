package io.n3xus.gateway.token;

import java.time.Instant;

/**
 * What a token proves once it has been checked.
 *
 * @param id the {@code jti}, by which it can be revoked
 * @param plan decides the limits
 */
public record VerifiedToken(String id, String userId, String plan, Instant expiresAt) {}
