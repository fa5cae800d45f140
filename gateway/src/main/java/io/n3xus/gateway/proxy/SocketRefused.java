package io.n3xus.gateway.proxy;

import java.util.Map;

/** A service answered the wish for a WebSocket with something else. Its words are kept: they are in the right dialect. */
final class SocketRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    /** @param headers those that the client must get too */
    SocketRefused(int status, Map<String, String> headers, byte[] body) {
        super("Status " + status, null, false, false);
        this.status = status;
        this.headers = Map.copyOf(headers);
        this.body = body;
    }

    /** A refusal proper; anything below 400 means that the service knows no socket there. */
    boolean isError() {
        return status >= 400;
    }

    int status() {
        return status;
    }

    Map<String, String> headers() {
        return headers;
    }

    byte[] body() {
        return body;
    }
}
