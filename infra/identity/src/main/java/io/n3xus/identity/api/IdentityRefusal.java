package io.n3xus.identity.api;

import io.n3xus.platform.refusal.RefusalCode;

/** Every way identity says no. None tells whether a user exists. */
public enum IdentityRefusal implements RefusalCode {
    INVALID_CREDENTIALS("auth.invalid-credentials", Kind.UNAUTHENTICATED),
    INVALID_REFRESH_TOKEN("auth.invalid-refresh-token", Kind.UNAUTHENTICATED),
    INVALID_CLIENT("auth.invalid-client", Kind.UNAUTHENTICATED),
    INVALID_KEY("auth.invalid-key", Kind.UNAUTHENTICATED),
    KEY_NOT_FOUND("key.not-found", Kind.NOT_FOUND),
    TOO_MANY_KEYS("key.too-many", Kind.CONFLICT),
    USER_NOT_FOUND("user.not-found", Kind.NOT_FOUND),
    USER_ALREADY_EXISTS("user.already-exists", Kind.CONFLICT),
    /** Administrators cannot lock themselves out. */
    OWN_ACCOUNT("user.own-account", Kind.CONFLICT),
    INVALID_PARAMETER("request.invalid-parameter", Kind.INVALID),
    LOCKED("auth.locked", Kind.LIMIT),
    /** More logins at once than the machine may spend itself on. */
    TOO_MANY_LOGINS("auth.too-many-logins", Kind.UNAVAILABLE);

    private final String code;
    private final Kind kind;

    IdentityRefusal(String code, Kind kind) {
        this.code = code;
        this.kind = kind;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
