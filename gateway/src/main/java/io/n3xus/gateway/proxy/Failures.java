package io.n3xus.gateway.proxy;

import io.netty.channel.ConnectTimeoutException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.netty.channel.AbortedException;
import reactor.netty.http.client.PrematureCloseException;

/** What a failed attempt to reach a service means: whether the service can have seen the request. */
final class Failures {

    private static final Set<HttpMethod> IDEMPOTENT =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.PUT, HttpMethod.DELETE, HttpMethod.OPTIONS);

    private Failures() {}

    /** No byte of the request was sent. */
    static boolean isUnsent(Throwable failure) {
        return failure instanceof ConnectException
                || failure instanceof ConnectTimeoutException
                || failure instanceof UnknownHostException
                || (failure instanceof AbortedException && isBeforeSend(failure));
    }

    private static boolean isBeforeSend(Throwable failure) {
        return String.valueOf(failure.getMessage()).contains("BEFORE send");
    }

    /** The connection broke before an answer came. */
    static boolean isLost(Throwable failure) {
        return failure instanceof PrematureCloseException || AbortedException.isConnectionReset(failure);
    }

    /** Asking twice is asking once, and there is no body that is already gone. */
    static boolean isRepeatable(ServerHttpRequest request) {
        var idempotent = IDEMPOTENT.contains(request.getMethod());
        return idempotent
                && request.getHeaders().getContentLength() <= 0
                && !request.getHeaders().containsHeader(HttpHeaders.TRANSFER_ENCODING);
    }
}
