package io.n3xus.gateway;

import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiFunction;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.WebsocketServerSpec;
import reactor.netty.http.websocket.WebsocketInbound;
import reactor.netty.http.websocket.WebsocketOutbound;

/** A service with a WebSocket under every path; it echoes unless the test says otherwise. */
final class StubSocketService implements AutoCloseable {

    private final DisposableServer server;
    private final Queue<String> targets = new ConcurrentLinkedQueue<>();
    private final Queue<Map<String, String>> headers = new ConcurrentLinkedQueue<>();
    private final Queue<WebSocketCloseStatus> closes = new ConcurrentLinkedQueue<>();
    private volatile BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> answer;

    StubSocketService() {
        answer = this::echo;
        server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle((request, response) -> {
                    targets.add(request.uri());
                    headers.add(Map.of(
                            "Authorization",
                            request.requestHeaders().get("Authorization", ""),
                            "X-Request-Id",
                            request.requestHeaders().get("X-Request-Id", "")));
                    return answer.apply(request, response);
                })
                .bindNow();
    }

    private Mono<Void> echo(HttpServerRequest request, HttpServerResponse response) {
        return socket(response, (in, out) -> out.sendObject(in.receiveFrames().map(WebSocketFrame::retain)));
    }

    void reset() {
        targets.clear();
        headers.clear();
        closes.clear();
        answer = this::echo;
    }

    Mono<Void> socket(
            HttpServerResponse response, BiFunction<WebsocketInbound, WebsocketOutbound, Publisher<Void>> handler) {
        var spec = WebsocketServerSpec.builder()
                .maxFramePayloadLength(1 << 20)
                .protocols("binary")
                .build();
        var plain = WebsocketServerSpec.builder().maxFramePayloadLength(1 << 20).build();
        var wanted = response.fullPath().contains("binary") ? spec : plain;
        return response.sendWebsocket(
                (in, out) -> {
                    in.receiveCloseStatus().subscribe(closes::add);
                    return handler.apply(in, out);
                },
                wanted);
    }

    StubSocketService answering(BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> one) {
        answer = one;
        return this;
    }

    List<String> targets() {
        return List.copyOf(targets);
    }

    List<Map<String, String>> headers() {
        return List.copyOf(headers);
    }

    /** How sockets ended, as this side saw it. */
    List<WebSocketCloseStatus> closes() {
        return List.copyOf(closes);
    }

    String url() {
        return "http://127.0.0.1:" + server.port();
    }

    @Override
    public void close() {
        server.disposeNow();
    }
}
