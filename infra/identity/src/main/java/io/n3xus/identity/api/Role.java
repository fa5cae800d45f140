package io.n3xus.identity.api;

import java.util.List;
import java.util.Locale;

/** What a token's holder is, and the scopes that come with it: a login carries all of its role. */
public enum Role {
    ADMIN(Role.OF_PEOPLE + " admin"),
    USER(Role.OF_PEOPLE),
    /** A part of the platform itself; may call {@code /internal} and owns nothing. */
    SERVICE("internal");

    private static final String OF_PEOPLE =
            "telemetry:read telemetry:write command:execute task:read task:write ai:coordinate build deploy";

    private final String scope;

    Role(String scope) {
        this.scope = scope;
    }

    /** Space separated, as in the {@code scope} claim. */
    public String scope() {
        return scope;
    }

    /** The same, one by one. */
    public List<String> scopes() {
        return List.of(scope.split(" "));
    }

    /** As in tokens, events and files: {@code admin}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
