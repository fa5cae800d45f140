package io.n3xus.gateway.edge;

import io.n3xus.gateway.settings.EdgeSettings;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsUtils;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Lets the pages of configured origins call the APIs from a browser. A page of any other origin gets the answer it
 * would get without: the browser keeps it from reading it. Cookies are never allowed; nothing here uses them.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class Cors implements WebFilter {

    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";

    private static final String REQUEST_HEADERS = String.join(
            ", ",
            "Authorization",
            "Content-Type",
            "Idempotency-Key",
            "Last-Event-ID",
            "X-API-Key",
            "X-N3XUS-Handshake",
            "X-Request-Id");

    private static final String ANSWER_HEADERS = String.join(
            ", ",
            "Idempotency-Replayed",
            "RateLimit",
            "RateLimit-Policy",
            "Retry-After",
            "X-RateLimit-Limit",
            "X-RateLimit-Remaining",
            "X-RateLimit-Reset",
            "X-Request-Id",
            "X-Total-Count");

    private final CorsConfiguration allowed = new CorsConfiguration();
    private final boolean anybody;
    private final Duration maxAge;

    Cors(EdgeSettings settings) {
        allowed.setAllowedOriginPatterns(settings.cors().origins());
        anybody = !settings.cors().origins().isEmpty();
        maxAge = settings.cors().maxAge();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!anybody) {
            return chain.filter(exchange);
        }
        var request = exchange.getRequest();
        var origin = origin(request.getHeaders());
        var preflight = CorsUtils.isPreFlightRequest(request);
        RequestScope.addHeaders(exchange, headers(origin, preflight));
        if (origin != null && preflight) {
            exchange.getResponse().setStatusCode(HttpStatus.NO_CONTENT);
            return exchange.getResponse().setComplete();
        }
        return chain.filter(exchange);
    }

    private @Nullable String origin(HttpHeaders headers) {
        var origin = headers.getOrigin();
        return origin == null ? null : allowed.checkOrigin(origin);
    }

    private Map<String, String> headers(@Nullable String origin, boolean preflight) {
        var headers = new LinkedHashMap<String, String>();
        // Whoever stores an answer must know that it depends on who asked.
        headers.put(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        if (origin == null) {
            return headers;
        }
        headers.put(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        if (preflight) {
            headers.put(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS);
            headers.put(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, REQUEST_HEADERS);
            headers.put(HttpHeaders.ACCESS_CONTROL_MAX_AGE, Long.toString(maxAge.toSeconds()));
        } else {
            headers.put(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, ANSWER_HEADERS);
        }
        return headers;
    }
}
