package io.n3xus.gateway.edge;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.n3xus.gateway.limit.Allowance;
import io.n3xus.platform.refusal.Dialect;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;

/** Outermost of all: names the request, sets the headers that every answer has, and measures. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RequestScope implements WebFilter {

    private static final String ID = RequestScope.class.getName() + ".id";

    private static final String HEADERS = RequestScope.class.getName() + ".headers";
    private static final String BARE = RequestScope.class.getName() + ".bare";

    private final MeterRegistry meters;
    private final Map<Outcome, Timer> timers = new ConcurrentHashMap<>();

    /** @param status 0 when there was none */
    private record Outcome(Dialect api, int status) {}

    RequestScope(MeterRegistry meters) {
        this.meters = meters;
    }

    static String requestId(ServerWebExchange exchange) {
        return exchange.getAttributeOrDefault(ID, "req-unknown");
    }

    /** The answer will carry these, whoever gives it. */
    static void addHeaders(ServerWebExchange exchange, Map<String, String> headers) {
        exchange.getAttributes().put(HEADERS, headers);
    }

    /** The answer is not ours: who serves it says what a browser may do with it. */
    static void withoutSecurityHeaders(ServerWebExchange exchange) {
        exchange.getAttributes().put(BARE, true);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var began = System.nanoTime();
        var path = exchange.getRequest().getURI().getRawPath();
        var id = RequestIds.acceptOrMake(exchange.getRequest().getHeaders().getFirst(RequestIds.HEADER));
        exchange.getAttributes().put(ID, id);
        var response = exchange.getResponse();
        response.beforeCommit(() -> Mono.fromRunnable(() -> complete(exchange, path, id)));
        return chain.filter(exchange)
                .doFinally(_ -> timer(path, response).record(System.nanoTime() - began, TimeUnit.NANOSECONDS));
    }

    private static void complete(ServerWebExchange exchange, String path, String id) {
        HttpHeaders headers = exchange.getResponse().getHeaders();
        headers.set(RequestIds.HEADER, id);
        exchange.getAttributeOrDefault(HEADERS, Map.<String, String>of()).forEach(headers::set);
        var allowance = Allowance.of(exchange);
        if (allowance != null) {
            allowance.writeTo(headers);
        }
        if (exchange.getAttribute(BARE) != null) {
            return;
        }
        HttpServerResponse response = ServerHttpResponseDecorator.getNativeResponse(exchange.getResponse());
        SecurityHeaders.addMissing(path, response.responseHeaders());
    }

    private Timer timer(String path, ServerHttpResponse response) {
        var status = response.getStatusCode();
        return timers.computeIfAbsent(
                new Outcome(Dialect.of(path), status == null ? 0 : status.value()),
                outcome -> meters.timer(
                        "gateway.requests",
                        "api",
                        outcome.api().name(),
                        "status",
                        outcome.status() == 0 ? "none" : Integer.toString(outcome.status())));
    }
}
