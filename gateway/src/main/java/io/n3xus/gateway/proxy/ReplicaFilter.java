package io.n3xus.gateway.proxy;

import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR;
import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.removeAlreadyRouted;

import java.util.function.Predicate;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.filter.NettyRoutingFilter;
import org.springframework.core.Ordered;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Points the routing filter behind it at one replica after the other. A request that may have had an effect is never
 * sent twice: only what was not sent, or asks the same when asked again, goes to the next replica.
 */
@Component
final class ReplicaFilter implements GlobalFilter, Ordered {

    private final Replicas replicas;

    ReplicaFilter(Replicas replicas) {
        this.replicas = replicas;
    }

    @Override
    public int getOrder() {
        return NettyRoutingFilter.ORDER - 1;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        var forward = Forward.of(exchange);
        return replicas.tryEach(forward.service(), mayRepeat(exchange.getRequest()), replica -> {
                    exchange.getAttributes().put(GATEWAY_REQUEST_URL_ATTR, forward.at(replica));
                    removeAlreadyRouted(exchange);
                    return chain.filter(exchange);
                })
                .onErrorMap(Failures::isLost, _ -> Replicas.interrupted(forward.service()));
    }

    private static Predicate<Throwable> mayRepeat(ServerHttpRequest request) {
        var repeatable = Failures.isRepeatable(request);
        return failure -> Failures.isUnsent(failure) || (repeatable && Failures.isLost(failure));
    }
}
