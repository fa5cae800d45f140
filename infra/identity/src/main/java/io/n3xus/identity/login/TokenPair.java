package io.n3xus.identity.login;

import io.n3xus.identity.issuer.IssuedToken;

/** What a person holds who stays logged in: a short-lived token and the means to get the next one, once. */
record TokenPair(IssuedToken access, String refreshToken) {

    /** Keeps the refresh token out of logs. */
    @Override
    public String toString() {
        return "TokenPair[%s]".formatted(access);
    }
}
