package io.n3xus.runtime.rfb;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A desktop's bytes in binary WebSocket messages, as the public viewer gets them. One message waits unread at most. */
final class WebSocketRfbChannel implements RfbChannel, WebSocket.Listener {

    private static final ByteBuffer END = ByteBuffer.allocate(0);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Duration timeout;
    private final BlockingQueue<ByteBuffer> received = new ArrayBlockingQueue<>(4);
    private final WebSocket socket;
    private ByteBuffer current = ByteBuffer.allocate(0);

    WebSocketRfbChannel(URI uri, Duration timeout) throws IOException {
        this.timeout = timeout;
        socket = await(HTTP.newWebSocketBuilder()
                .connectTimeout(timeout)
                .subprotocols("binary")
                .buildAsync(uri, this));
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket webSocket, ByteBuffer data, boolean last) {
        var copy = ByteBuffer.allocate(data.remaining()).put(data).flip();
        if (copy.hasRemaining()) {
            received.add(copy);
        } else {
            webSocket.request(1);
        }
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
        received.add(END);
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        received.add(END);
    }

    @Override
    public ByteBuffer read(int bytes) throws IOException {
        var buffer = ByteBuffer.allocate(bytes);
        while (buffer.hasRemaining()) {
            if (!current.hasRemaining()) {
                current = next();
            }
            var part = Math.min(buffer.remaining(), current.remaining());
            buffer.put(current.slice(current.position(), part));
            current.position(current.position() + part);
        }
        return buffer.flip();
    }

    private ByteBuffer next() throws IOException {
        try {
            var message = received.poll(timeout.toMillis(), TimeUnit.MILLISECONDS);
            if (message == null) {
                throw new SocketTimeoutException("The desktop did not answer within " + timeout + ".");
            }
            if (!message.hasRemaining()) {
                throw new EOFException("The desktop closed the connection.");
            }
            socket.request(1);
            return message;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IOException("Stopped while waiting for the desktop.", stopping);
        }
    }

    @Override
    public void write(ByteBuffer message) throws IOException {
        await(socket.sendBinary(message, true));
    }

    private <T> T await(CompletableFuture<T> future) throws IOException {
        try {
            return future.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw new IOException("The desktop cannot be reached.", failed.getCause());
        } catch (TimeoutException late) {
            throw new SocketTimeoutException("The desktop did not answer within " + timeout + ".");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IOException("Stopped while waiting for the desktop.", stopping);
        }
    }

    @Override
    public void close() {
        socket.abort();
    }
}
