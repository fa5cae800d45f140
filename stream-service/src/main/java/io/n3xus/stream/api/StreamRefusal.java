package io.n3xus.stream.api;

import io.n3xus.platform.refusal.RefusalCode;

/** Ways to refuse a viewer. */
public enum StreamRefusal implements RefusalCode {
    UNKNOWN_SESSION("stream.session-not-found", Kind.NOT_FOUND),
    NOT_YOURS("stream.not-yours", Kind.FORBIDDEN),
    NOT_ACTIVE("stream.session-not-active", Kind.CONFLICT),
    TOO_MANY_VIEWERS("stream.too-many-viewers", Kind.LIMIT),
    FULL("stream.full", Kind.UNAVAILABLE),
    NO_DESKTOP("stream.no-desktop", Kind.UNAVAILABLE),
    NO_VIEWER_FILES("stream.no-viewer-files", Kind.UNAVAILABLE);

    private final String code;
    private final Kind kind;

    StreamRefusal(String code, Kind kind) {
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
