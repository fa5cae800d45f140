package io.n3xus.gateway.edge;

import io.n3xus.gateway.proxy.Forward;
import io.n3xus.gateway.proxy.Rule;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.unit.DataSize;
import org.springframework.web.server.ServerWebExchange;

/**
 * The request as a service gets it: with the request id, with where it came from as this gateway saw it and not as the
 * client says, without a token in its address, and with a token in place of an API key.
 */
final class OnwardRequest {

    /** Only the gateway knows these; from a client they would be claims. */
    private static final List<String> OURS = List.of(
            "Forwarded",
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "X-Forwarded-Port",
            "X-Forwarded-Prefix",
            "X-Forwarded-Proto",
            "X-Real-IP",
            HttpHeaders.EXPECT);

    private OnwardRequest() {}

    static ServerWebExchange of(
            ServerWebExchange exchange,
            Rule rule,
            boolean upgrade,
            @Nullable InetAddress client,
            @Nullable String bearer,
            DataSize bodyMax) {
        var request = exchange.getRequest();
        var uri = request.getURI();
        var query = rule.sockets() ? Credentials.queryWithoutToken(uri.getRawQuery()) : uri.getRawQuery();
        var target = query == null ? uri.getRawPath() : uri.getRawPath() + "?" + query;
        new Forward(rule.service(), target, upgrade).attachTo(exchange);
        var onward = request.mutate()
                .headers(headers -> rewrite(headers, request, client, RequestScope.requestId(exchange), bearer))
                .build();
        return exchange.mutate().request(BodyLimit.on(onward, bodyMax)).build();
    }

    private static void rewrite(
            HttpHeaders headers,
            ServerHttpRequest request,
            @Nullable InetAddress client,
            String requestId,
            @Nullable String bearer) {
        OURS.forEach(headers::remove);
        headers.remove(Credentials.KEY_HEADER);
        headers.set(RequestIds.HEADER, requestId);
        headers.set("X-Forwarded-Proto", request.getURI().getScheme());
        var host = request.getHeaders().getFirst(HttpHeaders.HOST);
        if (host != null) {
            headers.set("X-Forwarded-Host", host);
        }
        if (client != null) {
            headers.set("X-Forwarded-For", client.getHostAddress());
        }
        if (bearer != null) {
            headers.setBearerAuth(bearer);
        }
    }
}
