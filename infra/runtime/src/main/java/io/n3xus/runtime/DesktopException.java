package io.n3xus.runtime;

/** A desktop could not be had; the message is for a person. */
public final class DesktopException extends RuntimeException {

    private final Kind kind;

    /** What a caller can do about it: nothing, free something first, or try again. */
    public enum Kind {
        UNKNOWN,
        ENDED,
        FULL,
        FAILED
    }

    DesktopException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
