package io.n3xus.gateway.proxy;

import io.n3xus.gateway.limit.MessageLimit;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.http.websocket.WebsocketInbound;
import reactor.netty.http.websocket.WebsocketOutbound;

/**
 * Carries frames between a client and a service until one of them closes, then closes the other with the same code. A
 * side that reads slowly makes the other side wait: frames are asked for only as fast as they can be written.
 */
final class SocketPair {

    private static final WebSocketCloseStatus CLIENT_GONE = new WebSocketCloseStatus(1001, "The client went away.");

    private static final WebSocketCloseStatus SERVICE_GONE = new WebSocketCloseStatus(1011, "The service went away.");

    private final ServiceSocket socket;
    private final SocketEnd client;
    private final SocketEnd service;
    private final @Nullable MessageLimit limit;

    /** @param limit of what the client sends; null when there is none */
    SocketPair(WebsocketInbound in, WebsocketOutbound out, ServiceSocket socket, @Nullable MessageLimit limit) {
        this.socket = socket;
        this.limit = limit;
        this.client = new SocketEnd(in, out, CLIENT_GONE);
        this.service = new SocketEnd(socket.in(), socket.out(), SERVICE_GONE);
    }

    /** Ends when either side does, or when {@code end} says with what both are to be closed. */
    Mono<Void> relay(Mono<WebSocketCloseStatus> end) {
        return Mono.firstWithSignal(
                        client.carryTo(service, this::mayPass),
                        service.carryTo(client, _ -> true),
                        end.doOnNext(this::closeBoth).then())
                .doOnTerminate(this::release)
                .doOnCancel(this::release);
    }

    private boolean mayPass(WebSocketFrame frame) {
        if (limit == null || limit.take(frame)) {
            return true;
        }
        closeBoth(limit.closing());
        return false;
    }

    private void closeBoth(WebSocketCloseStatus status) {
        client.close(status);
        service.close(status);
    }

    private void release() {
        service.closeLike(client);
        client.closeLike(service);
        socket.release();
    }
}
