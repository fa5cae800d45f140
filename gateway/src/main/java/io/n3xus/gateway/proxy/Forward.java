package io.n3xus.gateway.proxy;

import io.n3xus.gateway.proxy.InstanceHosts.Instance;
import io.n3xus.gateway.token.AuthenticatedCaller;
import java.net.InetAddress;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

/**
 * An admitted request on its way to a service.
 *
 * @param target raw path and query, as the service is asked
 * @param upgrade whether it opens a WebSocket
 * @param origin where it comes from, as the service is told
 * @param caller whose token the service gets; null to leave what was sent
 * @param instance whose host was asked; null when it was one of ours
 */
public record Forward(
        String service,
        String target,
        boolean upgrade,
        Origin origin,
        @Nullable AuthenticatedCaller caller,
        @Nullable Instance instance) {

    /**
     * Where a request comes from.
     *
     * @param client whose request it is, behind the proxies that are trusted; null when it cannot be told
     */
    public record Origin(String requestId, @Nullable InetAddress client) {}

    private static final String ATTRIBUTE = Forward.class.getName();

    /** A request to one of our own paths. */
    public static Forward toService(
            String service, String target, boolean upgrade, Origin origin, @Nullable AuthenticatedCaller caller) {
        return new Forward(service, target, upgrade, origin, caller, null);
    }

    /** A request to an instance, through the service that keeps it. */
    public static Forward toInstance(String service, String target, boolean upgrade, Origin origin, Instance instance) {
        return new Forward(service, target, upgrade, origin, null, instance);
    }

    URI at(URI replica) {
        return URI.create(replica + target);
    }

    /** Whose socket it is. */
    String account() {
        if (instance != null) {
            return instance.instance();
        }
        return caller == null ? service : caller.token().userId();
    }

    public void attachTo(ServerWebExchange exchange) {
        exchange.getAttributes().put(ATTRIBUTE, this);
    }

    static Forward of(ServerWebExchange exchange) {
        return exchange.getRequiredAttribute(ATTRIBUTE);
    }
}
