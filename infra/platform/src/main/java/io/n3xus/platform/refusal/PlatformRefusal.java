package io.n3xus.platform.refusal;

/** Ways to say no that every service shares. */
public enum PlatformRefusal implements RefusalCode {
    MALFORMED("request.malformed", Kind.INVALID),
    MISSING_FIELD("request.missing-required-field", Kind.INVALID),
    INVALID_FIELD("request.invalid-field", Kind.INVALID),
    TOKEN_MISSING("auth.token-missing", Kind.UNAUTHENTICATED),
    TOKEN_INVALID("auth.token-invalid", Kind.UNAUTHENTICATED),
    TOKEN_EXPIRED("auth.token-expired", Kind.UNAUTHENTICATED),
    FORBIDDEN("auth.forbidden", Kind.FORBIDDEN),
    UNKNOWN_PATH("request.unknown-path", Kind.NOT_FOUND),
    WRONG_METHOD("request.wrong-method", Kind.METHOD),
    BODY_TOO_LARGE("request.body-too-large", Kind.TOO_LARGE),
    WRONG_MEDIA_TYPE("request.wrong-media-type", Kind.UNSUPPORTED),
    IDEMPOTENCY_KEY_MALFORMED("request.idempotency-key-malformed", Kind.INVALID),
    IDEMPOTENCY_KEY_REUSED("request.idempotency-key-reused", Kind.CONFLICT),
    IDEMPOTENCY_IN_PROGRESS("request.idempotency-in-progress", Kind.CONFLICT),
    INTERNAL("service.internal-error", Kind.INTERNAL),
    UNAVAILABLE("service.unavailable", Kind.UNAVAILABLE),
    BUSY("service.busy", Kind.UNAVAILABLE),
    TIMEOUT("service.timeout", Kind.TIMEOUT);

    private final String code;
    private final Kind kind;

    PlatformRefusal(String code, Kind kind) {
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
