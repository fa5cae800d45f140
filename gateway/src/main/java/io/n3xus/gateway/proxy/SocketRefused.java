package io.n3xus.gateway.proxy;

import org.jspecify.annotations.Nullable;

/** A service answered the wish for a WebSocket with something else. Its words are kept: they are in the right dialect. */
final class SocketRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final @Nullable String contentType;
    private final byte[] body;

    SocketRefused(int status, @Nullable String contentType, byte[] body) {
        super("Status " + status, null, false, false);
        this.status = status;
        this.contentType = contentType;
        this.body = body;
    }

    /** A refusal proper; anything below 400 means that the service knows no socket there. */
    boolean isError() {
        return status >= 400;
    }

    int status() {
        return status;
    }

    @Nullable
    String contentType() {
        return contentType;
    }

    byte[] body() {
        return body;
    }
}
