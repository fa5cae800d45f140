package io.n3xus.gateway.edge;

import io.n3xus.platform.refusal.Dialect;
import io.n3xus.platform.refusal.RefusedException;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * SuperCore's handshake, checked before anything else of a request. Sockets and presigned addresses cannot carry it and
 * may leave it out; if they send it, it must be right.
 */
record Handshake(String expected) {

    private static final String HEADER = "X-N3XUS-Handshake";

    void check(ServerHttpRequest request, String path, boolean upgrade) {
        if (Dialect.of(path) != Dialect.SUPERCORE) {
            return;
        }
        var sent = request.getHeaders().getOrEmpty(HEADER);
        if (sent.isEmpty() && (upgrade || !isBelowPrefix(path))) {
            return;
        }
        if (sent.size() != 1 || !sent.getFirst().equals(expected)) {
            throw new RefusedException(
                    GatewayRefusal.INVALID_HANDSHAKE,
                    sent.isEmpty()
                            ? "The handshake is missing. Send the header %s.".formatted(HEADER)
                            : "The handshake in %s is wrong.".formatted(HEADER));
        }
    }

    private static boolean isBelowPrefix(String path) {
        return path.startsWith("/v1/") || path.startsWith("/api/v1/");
    }
}
