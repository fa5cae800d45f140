package io.n3xus.gateway.token;

import java.time.Instant;
import java.util.Set;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What identity says of a key.
 *
 * @param role of the key, which may be less than its owner's
 * @param requestsPerHour the key's own limit, beside those of each API
 * @param token what services get in place of the key
 * @param tokenId the {@code jti} of that token
 * @param expiresAt when that token ends
 */
@JsonNaming(SnakeCaseStrategy.class)
public record VerifiedKey(
        String keyId,
        String userId,
        String plan,
        String role,
        Set<String> scopes,
        int requestsPerHour,
        String token,
        String tokenId,
        Instant expiresAt) {

    public VerifiedKey {
        scopes = Set.copyOf(scopes);
    }

    /** Keeps the token out of logs. */
    @Override
    public String toString() {
        return "VerifiedKey[%s]".formatted(keyId);
    }
}
