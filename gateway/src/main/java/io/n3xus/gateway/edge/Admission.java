package io.n3xus.gateway.edge;

import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR;

import io.n3xus.gateway.limit.ClientAddresses;
import io.n3xus.gateway.limit.LimitGate;
import io.n3xus.gateway.net.EventLoops;
import io.n3xus.gateway.permission.Permissions;
import io.n3xus.gateway.proxy.Forward;
import io.n3xus.gateway.proxy.RouteTable;
import io.n3xus.gateway.proxy.Rule;
import io.n3xus.gateway.proxy.SocketHeaders;
import io.n3xus.gateway.settings.GatewaySettings;
import io.n3xus.gateway.token.AuthenticatedCaller;
import io.n3xus.gateway.token.Authentication;
import io.n3xus.platform.refusal.PlatformRefusal;
import io.n3xus.platform.refusal.RefusedException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Decides whether a request goes on to a service: handshake, path, token or key, limit, and then permission. */
@Component
@Order(0)
final class Admission implements WebFilter {

    /** The proxy wants a route; the address is filled in for each request. */
    static final Route ROUTE = Route.async()
            .id("services")
            .uri("http://services")
            .predicate(_ -> true)
            .build();

    /** One would repeat a token, the other is not for a server. */
    private static final Set<HttpMethod> NEVER = Set.of(HttpMethod.TRACE, HttpMethod.valueOf("CONNECT"));

    private final Handshake handshake;
    private final Authentication authentication;
    private final LimitGate limits;
    private final Permissions permissions;
    private final ClientAddresses clients;
    private final Logouts logouts;
    private final DataSize bodyMax;

    Admission(
            GatewaySettings settings,
            Authentication authentication,
            LimitGate limits,
            Permissions permissions,
            ClientAddresses clients,
            Logouts logouts) {
        this.handshake = new Handshake(settings.handshake());
        this.authentication = authentication;
        this.limits = limits;
        this.permissions = permissions;
        this.clients = clients;
        this.logouts = logouts;
        this.bodyMax = settings.bodyMax();
    }

    /**
     * What may go on, as far as the request alone shows.
     *
     * @param credential null where none is asked for
     */
    private record Candidate(
            Rule rule, boolean upgrade, @Nullable String credential) {}

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var path = exchange.getRequest().getURI().getRawPath();
        Candidate candidate;
        try {
            candidate = check(exchange.getRequest(), path);
        } catch (RefusedException refused) {
            return limits.refuse(exchange, refused);
        }
        var credential = candidate.credential();
        if (credential == null) {
            return limits.passOpen(exchange, path, () -> chain.filter(onwards(exchange, candidate, null)));
        }
        return authenticate(exchange, credential)
                .flatMap(caller -> limits.pass(exchange, path, caller, () -> {
                    permissions.check(exchange.getRequest().getMethod().name(), path, caller.token());
                    logouts.watch(exchange, path, caller.token());
                    return chain.filter(onwards(exchange, candidate, caller));
                }));
    }

    /** Whatever makes identity work is counted before it does, for an address that may have made it up. */
    private Mono<AuthenticatedCaller> authenticate(ServerWebExchange exchange, String credential) {
        var caller = authentication.asksIdentity(credential)
                ? limits.passUnknown(exchange, () -> authentication.of(credential))
                : authentication
                        .of(credential)
                        .onErrorResume(RefusedException.class, refused -> limits.refuse(exchange, refused));
        // Identity's answer comes on its own connection's thread. A refusal that is written there can leave the
        // client's
        // connection without anybody who reads its next request.
        return caller.publishOn(EventLoops.of(exchange));
    }

    private Candidate check(ServerHttpRequest request, String path) {
        var rule = RouteTable.find(path);
        var upgrade = rule.map(Rule::sockets).orElse(false) && SocketHeaders.isUpgrade(request);
        handshake.check(request, path, upgrade);
        if (NEVER.contains(request.getMethod())) {
            throw new RefusedException(
                    PlatformRefusal.WRONG_METHOD,
                    "%s is not answered here.".formatted(request.getMethod().name()));
        }
        var service = rule.orElseThrow(() -> new RefusedException(
                PlatformRefusal.UNKNOWN_PATH, "There is nothing at this path. Check its spelling."));
        if (upgrade && !SocketHeaders.isComplete(request.getHeaders())) {
            throw new RefusedException(
                    PlatformRefusal.MALFORMED, "A WebSocket needs Sec-WebSocket-Key and Sec-WebSocket-Version 13.");
        }
        return new Candidate(service, upgrade, credential(request, service, upgrade));
    }

    private static @Nullable String credential(ServerHttpRequest request, Rule rule, boolean upgrade) {
        if (upgrade) {
            return Credentials.fromHeaderOrQuery(request);
        }
        return rule.token() ? Credentials.fromHeader(request) : null;
    }

    /** @param caller whose token the service gets; null to leave the request as it came */
    private ServerWebExchange onwards(
            ServerWebExchange exchange, Candidate candidate, @Nullable AuthenticatedCaller caller) {
        var request = exchange.getRequest();
        var rule = candidate.rule();
        var uri = request.getURI();
        var query = rule.sockets() ? Credentials.queryWithoutToken(uri.getRawQuery()) : uri.getRawQuery();
        var target = query == null ? uri.getRawPath() : uri.getRawPath() + "?" + query;
        var origin = new Forward.Origin(RequestScope.requestId(exchange), clients.find(request));
        Forward.toService(rule.service(), target, candidate.upgrade(), origin, caller)
                .attachTo(exchange);
        exchange.getAttributes().put(GATEWAY_ROUTE_ATTR, ROUTE);
        return BodyLimit.on(exchange, bodyMax);
    }
}
