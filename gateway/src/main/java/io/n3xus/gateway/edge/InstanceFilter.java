package io.n3xus.gateway.edge;

import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR;

import io.n3xus.gateway.limit.ClientAddresses;
import io.n3xus.gateway.proxy.Forward;
import io.n3xus.gateway.proxy.InstanceHosts;
import io.n3xus.gateway.proxy.InstanceHosts.Instance;
import io.n3xus.gateway.proxy.SocketHeaders;
import io.n3xus.gateway.settings.EdgeSettings;
import io.n3xus.gateway.settings.GatewaySettings;
import org.springframework.cloud.gateway.handler.FilteringWebHandler;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Sends what is asked of an instance's host to the service that keeps the instances, whatever its path: what an
 * instance serves is its owner's, and no path of it may be taken for one of ours. Who may see it is known there, not
 * here.
 */
@Component
@Order(-20)
final class InstanceFilter implements WebFilter {

    /** Short name of that service in the settings; an installation without it has none. */
    private static final String SERVICE = "instances";

    private final InstanceHosts hosts;
    private final ClientAddresses clients;
    private final FilteringWebHandler proxy;
    private final DataSize bodyMax;

    InstanceFilter(EdgeSettings edge, GatewaySettings settings, ClientAddresses clients, FilteringWebHandler proxy) {
        this.clients = clients;
        this.hosts = new InstanceHosts(edge.instancesDomain());
        this.proxy = proxy;
        this.bodyMax = settings.bodyMax();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return hosts.find(exchange.getRequest().getHeaders().getFirst(HttpHeaders.HOST))
                .map(instance -> forward(exchange, instance))
                .orElseGet(() -> chain.filter(exchange));
    }

    private Mono<Void> forward(ServerWebExchange exchange, Instance instance) {
        var request = exchange.getRequest();
        var uri = request.getURI();
        var target = uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery();
        var origin = new Forward.Origin(RequestScope.requestId(exchange), clients.find(request));
        RequestScope.withoutSecurityHeaders(exchange);
        Forward.toInstance(SERVICE, target, SocketHeaders.isUpgrade(request), origin, instance)
                .attachTo(exchange);
        exchange.getAttributes().put(GATEWAY_ROUTE_ATTR, Admission.ROUTE);
        return proxy.handle(BodyLimit.on(exchange, bodyMax));
    }
}
