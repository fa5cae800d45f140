package io.n3xus.gateway.proxy;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** What makes a request an upgrade to a WebSocket, and which of its headers a service gets. */
public final class SocketHeaders {

    static final String PROTOCOL = "Sec-WebSocket-Protocol";

    private static final String VERSION = "13";

    /** These belong to one connection; the other one gets its own. */
    private static final Set<String> HOP =
            Set.of("connection", "upgrade", "host", "content-length", "transfer-encoding", "keep-alive", "te");

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

    static HttpHeaders toService(HttpHeaders headers) {
        var kept = new HttpHeaders();
        headers.forEach((name, values) -> {
            var key = name.toLowerCase(Locale.ROOT);
            if (!HOP.contains(key) && !key.startsWith("sec-websocket-")) {
                kept.put(name, List.copyOf(values));
            }
        });
        return kept;
    }
}
