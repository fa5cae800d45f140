package io.n3xus.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A browser's end of a WebSocket. It reads only when told to, when the test says so. */
final class SocketClient implements WebSocket.Listener {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final boolean eager;
    final CompletableFuture<String> closed = new CompletableFuture<>();

    private SocketClient(boolean eager) {
        this.eager = eager;
    }

    record Open(WebSocket socket, SocketClient client) {

        void send(byte[] bytes) {
            socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
        }

        byte[] received() {
            synchronized (client.received) {
                return client.received.toByteArray();
            }
        }

        /** Code and reason of the close frame that came. */
        String closed() {
            return client.closed.join();
        }
    }

    static Open open(int port, String target, @Nullable String protocol) {
        return open(port, target, protocol, true);
    }

    /** Reads nothing until {@link WebSocket#request} is called. */
    static Open openLazily(int port, String target) {
        return open(port, target, null, false);
    }

    private static Open open(int port, String target, @Nullable String protocol, boolean eager) {
        var client = new SocketClient(eager);
        var builder = HTTP.newWebSocketBuilder();
        if (protocol != null) {
            builder.subprotocols(protocol);
        }
        try {
            var socket = builder.buildAsync(URI.create("ws://127.0.0.1:" + port + target), client)
                    .join();
            return new Open(socket, client);
        } catch (CompletionException e) {
            throw new AssertionError("No socket at " + target, e);
        }
    }

    @Override
    public void onOpen(WebSocket socket) {
        if (eager) {
            socket.request(1);
        }
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
        synchronized (received) {
            try {
                Channels.newChannel(received).write(data);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        closed.complete(code + " " + reason);
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        closed.complete("error " + error.getClass().getSimpleName());
    }
}
