package io.n3xus.gateway.proxy;

import io.netty.handler.codec.http.HttpHeaderNames;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.netty.http.server.HttpServerRequest;

/** What makes a request an upgrade to a WebSocket, and which of its headers a service gets. */
public final class SocketHeaders {

    static final String PROTOCOL = "Sec-WebSocket-Protocol";

    private static final String VERSION = "13";

    private SocketHeaders() {}

    public static boolean isUpgrade(ServerHttpRequest request) {
        var headers = request.getHeaders();
        return HttpMethod.GET.equals(request.getMethod())
                && "websocket".equalsIgnoreCase(headers.getUpgrade())
                && headers.getConnection().stream().anyMatch("upgrade"::equalsIgnoreCase);
    }

    /** Whether the client speaks the one version there is. */
    public static boolean isComplete(HttpHeaders headers) {
        return headers.containsHeader("Sec-WebSocket-Key") && VERSION.equals(headers.getFirst("Sec-WebSocket-Version"));
    }

    static io.netty.handler.codec.http.HttpHeaders toService(HttpServerRequest request, Forward forward) {
        var headers = OnwardHeaders.of(request, forward);
        headers.names().stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).startsWith("sec-websocket-"))
                .forEach(headers::remove);
        headers.remove(HttpHeaderNames.CONTENT_LENGTH);
        return headers;
    }
}
