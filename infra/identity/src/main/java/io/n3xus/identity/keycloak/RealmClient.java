package io.n3xus.identity.keycloak;

import java.util.Arrays;
import java.util.Optional;

/** The clients of the realm through which people log in: one for each life of a token. */
enum RealmClient {
    /** A day, no refresh token. */
    STREAMSPACE("n3xus-streamspace"),
    /** Half an hour. */
    FORGE("n3xus-forge"),
    /** An hour. */
    OAUTH("n3xus-oauth");

    private final String id;

    RealmClient(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    static Optional<RealmClient> of(String id) {
        return Arrays.stream(values()).filter(client -> client.id.equals(id)).findFirst();
    }
}
