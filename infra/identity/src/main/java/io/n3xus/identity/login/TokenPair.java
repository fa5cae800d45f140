package io.n3xus.identity.login;

import io.n3xus.identity.issuer.IssuedToken;
import java.time.Duration;

/**
 * What a person holds who stays logged in: a short-lived token and the means to get the next one, once.
 *
 * @param life of the access token
 */
public record TokenPair(IssuedToken access, Duration life, String refreshToken) {

    /** Keeps the refresh token out of logs. */
    @Override
    public String toString() {
        return "TokenPair[%s]".formatted(access);
    }
}
