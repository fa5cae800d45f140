package io.n3xus.gateway.proxy;

import io.netty.handler.codec.http.HttpHeaderNames;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.netty.http.server.HttpServerRequest;

/** Whether a request brings a body. */
public final class RequestBody {

    private RequestBody() {}

    public static boolean isIn(ServerHttpRequest request) {
        HttpServerRequest sent = ServerHttpRequestDecorator.getNativeRequest(request);
        return sent.requestHeaders().contains(HttpHeaderNames.TRANSFER_ENCODING)
                || request.getHeaders().getContentLength() > 0;
    }
}
