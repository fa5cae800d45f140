package io.n3xus.gateway.proxy;

import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.http.HttpMethod;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
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

    /** It speaks against the replica, not against what was asked of it. */
    static boolean isOfReplica(Throwable failure) {
        return isUnsent(failure)
                || isLost(failure)
                || failure instanceof ServiceBrokeOff
                || failure instanceof TimeoutException
                || (failure instanceof ResponseStatusException answer
                        && answer.getStatusCode() == HttpStatus.GATEWAY_TIMEOUT);
    }

    /** Asking twice is asking once. */
    static boolean isIdempotent(HttpMethod method) {
        return IDEMPOTENT.contains(method);
    }
}
