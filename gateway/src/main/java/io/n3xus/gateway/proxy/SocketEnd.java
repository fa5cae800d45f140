package io.n3xus.gateway.proxy;

import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.http.websocket.WebsocketInbound;
import reactor.netty.http.websocket.WebsocketOutbound;

/** One end of a relayed WebSocket, and how it was closed. */
final class SocketEnd {

    private final WebsocketInbound in;
    private final WebsocketOutbound out;
    private final WebSocketCloseStatus gone;
    private final AtomicReference<@Nullable WebSocketCloseStatus> closed = new AtomicReference<>();

    /**
     * Watches how the end closes.
     *
     * @param gone what the other end is told when this one vanishes without a word
     */
    SocketEnd(WebsocketInbound in, WebsocketOutbound out, WebSocketCloseStatus gone) {
        this.in = in;
        this.out = out;
        this.gone = gone;
        in.receiveCloseStatus().subscribe(closed::set, _ -> {});
    }

    /** Passes on every frame until this end has no more, the other takes no more, or one may not pass. */
    Mono<Void> carryTo(SocketEnd other, Predicate<WebSocketFrame> mayPass) {
        // When the other end takes no more, this one must hear why before its stream is given up.
        var frames = in.receiveFrames()
                .takeWhile(mayPass)
                .map(WebSocketFrame::retain)
                .doOnCancel(() -> closeLike(other));
        return other.out.sendObject(frames).then().onErrorComplete();
    }

    void closeLike(SocketEnd other) {
        close(other.status());
    }

    /** Only the first call counts. Nobody waits for it: a close frame that is given up halfway breaks the connection. */
    void close(WebSocketCloseStatus status) {
        out.sendClose(status.code(), status.reasonText()).subscribe(null, _ -> {});
    }

    /** Some codes only describe what happened and may never be sent (RFC 6455, 7.4.1). */
    private WebSocketCloseStatus status() {
        var known = closed.get();
        return known != null && WebSocketCloseStatus.isValidStatusCode(known.code()) ? known : gone;
    }
}
