package io.n3xus.bench.edge;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** Many sockets through the gateway that say nothing, to a service that says nothing. */
final class IdleSockets implements AutoCloseable {

    private static final int AT_ONCE = 200;
    private static final long SETTLE_NANOS = TimeUnit.SECONDS.toNanos(5);

    /** Kept: a client that nobody holds closes its sockets. */
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(20)).build();

    private final DisposableServer service = HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .handle((_, response) -> response.sendWebsocket((_, _) -> Mono.never()))
            .bindNow();

    int servicePort() {
        return service.port();
    }

    /** Bytes of the gateway's memory for each of this many sockets. */
    long bytesEach(Contestant gateway, String token, int count) {
        open(gateway, token, AT_ONCE);
        settle();
        var before = gateway.memoryBytes();
        var open = open(gateway, token, count);
        settle();
        var after = gateway.memoryBytes();
        var stayed = open.stream().filter(socket -> !socket.isInputClosed()).count();
        if (stayed < count) {
            throw new IllegalStateException("Of %d sockets only %d stayed open.".formatted(count, stayed));
        }
        return (after - before) / count;
    }

    /** The memory that opening took is not the memory that being open takes. */
    private static void settle() {
        LockSupport.parkNanos(SETTLE_NANOS);
    }

    private List<WebSocket> open(Contestant gateway, String token, int count) {
        var address = URI.create("ws://127.0.0.1:%d/vnc-viewer/sess_1?token=%s".formatted(gateway.port(), token));
        var open = new ArrayList<WebSocket>();
        while (open.size() < count) {
            var opening = new ArrayList<CompletableFuture<WebSocket>>();
            for (var one = 0; one < Math.min(AT_ONCE, count - open.size()); one++) {
                opening.add(http.newWebSocketBuilder().buildAsync(address, new WebSocket.Listener() {}));
            }
            opening.forEach(each -> open.add(each.join()));
        }
        return open;
    }

    @Override
    public void close() {
        service.disposeNow();
    }
}
