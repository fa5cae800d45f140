package io.n3xus.gateway.token;

import org.jspecify.annotations.Nullable;

/**
 * Who is calling, however they showed it.
 *
 * @param token who it is; for a key its id is the key's
 * @param key null when a token was shown
 * @param bearer the token that services get
 */
public record AuthenticatedCaller(
        VerifiedToken token, @Nullable VerifiedKey key, String bearer) {

    static AuthenticatedCaller of(VerifiedKey key) {
        var token = new VerifiedToken(key.keyId(), key.userId(), key.plan(), key.scopes(), key.expiresAt());
        return new AuthenticatedCaller(token, key, key.token());
    }

    /** Keeps the token out of logs. */
    @Override
    public String toString() {
        return "AuthenticatedCaller[%s]".formatted(token.id());
    }
}
