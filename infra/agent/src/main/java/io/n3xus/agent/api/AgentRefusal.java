package io.n3xus.agent.api;

import io.n3xus.platform.refusal.RefusalCode;

/** Ways the agent says no. */
public enum AgentRefusal implements RefusalCode {
    INVALID("agent.invalid", Kind.INVALID),
    UNKNOWN_DESKTOP("agent.desktop-not-found", Kind.NOT_FOUND),
    ENDED("agent.desktop-ended", Kind.CONFLICT),
    FROZEN("agent.desktop-frozen", Kind.CONFLICT),
    NO_DESKTOPS("agent.no-desktops", Kind.UNAVAILABLE),
    FULL("agent.full", Kind.UNAVAILABLE),
    START_FAILED("agent.start-failed", Kind.UNAVAILABLE),
    TOO_MANY_VIEWERS("agent.too-many-viewers", Kind.UNAVAILABLE);

    private final String code;
    private final Kind kind;

    AgentRefusal(String code, Kind kind) {
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
