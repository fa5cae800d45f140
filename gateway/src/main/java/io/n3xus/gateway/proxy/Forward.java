package io.n3xus.gateway.proxy;

import java.net.URI;
import org.springframework.web.server.ServerWebExchange;

/**
 * An admitted request on its way to a service.
 *
 * @param target raw path and query, as the service is asked
 * @param upgrade whether it opens a WebSocket
 */
public record Forward(String service, String target, boolean upgrade) {

    private static final String ATTRIBUTE = Forward.class.getName();

    URI at(URI replica) {
        return URI.create(replica + target);
    }

    public void attachTo(ServerWebExchange exchange) {
        exchange.getAttributes().put(ATTRIBUTE, this);
    }

    static Forward of(ServerWebExchange exchange) {
        return exchange.getRequiredAttribute(ATTRIBUTE);
    }
}
