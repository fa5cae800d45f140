package io.n3xus.agent;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Collects what a desktop says. */
final class Viewer implements WebSocket.Listener {

    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private volatile boolean closed;
    private volatile @Nullable WebSocket socket;

    void opened(WebSocket opened) {
        socket = opened;
    }

    WebSocket socket() {
        return requireNonNull(socket);
    }

    synchronized byte[] heard() {
        return heard.toByteArray();
    }

    boolean closed() {
        return closed;
    }

    @Override
    public synchronized @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        while (data.hasRemaining()) {
            heard.write(data.get());
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        closed = true;
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closed = true;
    }
}
