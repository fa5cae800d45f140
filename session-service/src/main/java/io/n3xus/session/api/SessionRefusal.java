package io.n3xus.session.api;

import io.n3xus.platform.refusal.RefusalCode;

/** Every way session-service says no. */
public enum SessionRefusal implements RefusalCode {
    /** Also for the session of somebody else: its existence is not revealed. */
    NOT_FOUND("session.not-found", Kind.NOT_FOUND),
    NOT_ACTIVE("session.not-active", Kind.CONFLICT),
    NOT_PAUSED("session.not-paused", Kind.CONFLICT),
    TERMINATED("session.terminated", Kind.CONFLICT),
    UNKNOWN_TIER("session.unknown-tier", Kind.INVALID),
    TOO_MANY("session.too-many", Kind.LIMIT),
    NO_CAPACITY("session.no-capacity", Kind.UNAVAILABLE),
    NO_GPU_AGENT("session.no-gpu-agent", Kind.UNAVAILABLE),
    NO_DESKTOP_AGENT("session.no-desktop-agent", Kind.UNAVAILABLE);

    private final String code;
    private final Kind kind;

    SessionRefusal(String code, Kind kind) {
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
