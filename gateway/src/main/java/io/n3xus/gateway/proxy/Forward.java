package io.n3xus.gateway.proxy;

import io.n3xus.gateway.token.AuthenticatedCaller;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

/**
 * An admitted request on its way to a service.
 *
 * @param target raw path and query, as the service is asked
 * @param upgrade whether it opens a WebSocket
 * @param requestId as the service is told
 * @param caller whose token the service gets; null to leave what was sent
 */
public record Forward(
        String service,
        String target,
        boolean upgrade,
        String requestId,
        @Nullable AuthenticatedCaller caller) {

    private static final String ATTRIBUTE = Forward.class.getName();

    URI at(URI replica) {
        return URI.create(replica + target);
    }

    /** Whose socket it is. */
    String account() {
        return caller == null ? service : caller.token().userId();
    }

    public void attachTo(ServerWebExchange exchange) {
        exchange.getAttributes().put(ATTRIBUTE, this);
    }

    static Forward of(ServerWebExchange exchange) {
        return exchange.getRequiredAttribute(ATTRIBUTE);
    }
}
