package io.n3xus.gateway.edge;

import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR;

import io.n3xus.gateway.limit.Limiter;
import io.n3xus.gateway.proxy.Forward;
import io.n3xus.gateway.proxy.RouteTable;
import io.n3xus.gateway.proxy.Rule;
import io.n3xus.gateway.proxy.SocketHeaders;
import io.n3xus.gateway.settings.GatewaySettings;
import io.n3xus.gateway.token.AuthenticatedCaller;
import io.n3xus.gateway.token.Authentication;
import io.n3xus.gateway.token.VerifiedToken;
import io.n3xus.platform.refusal.Dialect;
import io.n3xus.platform.refusal.PlatformRefusal;
import io.n3xus.platform.refusal.RefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Decides whether a request goes on to a service: handshake, then path, then token or key, then limit. */
@Component
@Order(0)
final class Admission implements WebFilter {

    /** The proxy wants a route; the address is filled in for each request. */
    static final Route ROUTE = Route.async()
            .id("services")
            .uri("http://services")
            .predicate(_ -> true)
            .build();

    private final Handshake handshake;
    private final Authentication authentication;
    private final Limiter limiter;
    private final Logouts logouts;
    private final DataSize bodyMax;

    Admission(GatewaySettings settings, Authentication authentication, Limiter limiter, Logouts logouts) {
        this.handshake = new Handshake(settings.handshake());
        this.authentication = authentication;
        this.limiter = limiter;
        this.logouts = logouts;
        this.bodyMax = settings.bodyMax();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        var path = request.getURI().getRawPath();
        var rule = RouteTable.find(path);
        var upgrade = rule.map(Rule::sockets).orElse(false) && SocketHeaders.isUpgrade(request);
        handshake.check(request, path, upgrade);
        if (HttpMethod.TRACE.equals(request.getMethod())) {
            throw new RefusedException(PlatformRefusal.WRONG_METHOD, "TRACE is not answered: it would repeat a token.");
        }
        var service = rule.orElseThrow(() -> new RefusedException(
                PlatformRefusal.UNKNOWN_PATH, "There is nothing at this path. Check its spelling."));
        if (upgrade && !SocketHeaders.isComplete(request.getHeaders())) {
            throw new RefusedException(
                    PlatformRefusal.MALFORMED, "A WebSocket needs Sec-WebSocket-Key and Sec-WebSocket-Version 13.");
        }
        if (!service.token() && !upgrade) {
            return chain.filter(onwards(exchange, service, false, null));
        }
        var credential = upgrade ? Credentials.fromHeaderOrQuery(request) : Credentials.fromHeader(request);
        return authentication.of(credential).flatMap(caller -> {
            limit(exchange, path, caller.token());
            logouts.watch(exchange, path, caller.token());
            return chain.filter(onwards(exchange, service, upgrade, caller));
        });
    }

    /** @param caller whose token the service gets; null to leave the request as it came */
    private ServerWebExchange onwards(
            ServerWebExchange exchange, Rule rule, boolean upgrade, @Nullable AuthenticatedCaller caller) {
        var request = exchange.getRequest();
        var uri = request.getURI();
        var query = rule.sockets() ? Credentials.queryWithoutToken(uri.getRawQuery()) : uri.getRawQuery();
        var target = query == null ? uri.getRawPath() : uri.getRawPath() + "?" + query;
        Forward.toService(rule.service(), target, upgrade, RequestScope.requestId(exchange), caller)
                .attachTo(exchange);
        exchange.getAttributes().put(GATEWAY_ROUTE_ATTR, ROUTE);
        return BodyLimit.on(exchange, bodyMax);
    }

    private void limit(ServerWebExchange exchange, String path, VerifiedToken token) {
        limiter.take(Dialect.of(path), token.userId(), token.plan()).ifPresent(allowance -> {
            RequestScope.addHeaders(exchange, allowance.headers());
            if (!allowance.granted()) {
                throw Limiter.refused(allowance);
            }
        });
    }
}
