package io.n3xus.gateway.edge;

import io.n3xus.gateway.token.ApiKeys;
import io.n3xus.gateway.token.Revocations;
import io.n3xus.gateway.token.VerifiedToken;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * A token that has just been logged out through this gateway, or a key revoked, is refused at once, before the event
 * about it comes round.
 */
@Component
final class Logouts {

    private static final String KEYS = "/api/keys/";

    private final Revocations revocations;
    private final ApiKeys keys;

    Logouts(Revocations revocations, ApiKeys keys) {
        this.revocations = revocations;
        this.keys = keys;
    }

    void watch(ServerWebExchange exchange, String path, VerifiedToken token) {
        if (path.endsWith("/auth/logout")) {
            onSuccess(exchange, () -> revocations.add(token.id(), token.expiresAt()));
        } else if (path.startsWith(KEYS)
                && HttpMethod.DELETE.equals(exchange.getRequest().getMethod())) {
            onSuccess(exchange, () -> keys.revoke(path.substring(KEYS.length())));
        }
    }

    private static void onSuccess(ServerWebExchange exchange, Runnable action) {
        ServerHttpResponse response = exchange.getResponse();
        response.beforeCommit(() -> Mono.fromRunnable(() -> {
            var status = response.getStatusCode();
            if (status != null && status.is2xxSuccessful()) {
                action.run();
            }
        }));
    }
}
