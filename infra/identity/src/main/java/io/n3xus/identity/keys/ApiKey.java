package io.n3xus.identity.keys;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a key.
 *
 * @param secretHash bcrypt
 * @param lastCharacters of the secret, for its owner to recognise it by
 * @param permissions Nexus' scopes and Forge's permissions in one list
 * @param lastUsed when the gateway last asked about it: exact to the time it remembers the answer
 */
record ApiKey(
        String id,
        String userId,
        String name,
        String secretHash,
        String lastCharacters,
        List<String> permissions,
        int requestsPerHour,
        Instant createdAt,
        @Nullable Instant lastUsed) {

    ApiKey {
        permissions = List.copyOf(permissions);
    }

    /** Keeps the hash and the name out of logs. */
    @Override
    public String toString() {
        return "ApiKey[%s]".formatted(id);
    }
}
