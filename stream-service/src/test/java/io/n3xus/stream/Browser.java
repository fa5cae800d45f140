package io.n3xus.stream;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A viewer as a browser would be one, over a real WebSocket. Reads only while it is told to. */
final class Browser implements WebSocket.Listener, AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final AtomicLong receivedBytes = new AtomicLong();
    private final CompletableFuture<Closed> closed = new CompletableFuture<>();
    private final boolean reads;
    private volatile boolean inOrder = true;
    private @Nullable WebSocket socket;
    private long sentBytes;

    private Browser(boolean reads) {
        this.reads = reads;
    }

    static Browser open(URI url, String token) {
        return open(url, token, true);
    }

    static Browser openWithoutReading(URI url, String token) {
        return open(url, token, false);
    }

    private static Browser open(URI url, String token, boolean reads) {
        var browser = new Browser(reads);
        browser.socket = HTTP.newWebSocketBuilder()
                .header("Authorization", "Bearer " + token)
                .subprotocols("binary")
                .buildAsync(url, browser)
                .join();
        return browser;
    }

    /** The answer that refuses an upgrade. Its body is not read: the JDK gives none for an upgrade. */
    static HttpResponse<?> refusal(URI url, @Nullable String token) {
        var builder = HTTP.newWebSocketBuilder();
        if (token != null) {
            builder.header("Authorization", "Bearer " + token);
        }
        try {
            builder.buildAsync(url, new WebSocket.Listener() {}).join().abort();
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused) {
                return refused.getResponse();
            }
            throw e;
        }
        throw new AssertionError("The upgrade of " + url + " was not refused.");
    }

    @Override
    public void onOpen(WebSocket opened) {
        if (reads) {
            opened.request(1);
        }
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        var offset = receivedBytes.get();
        while (data.hasRemaining()) {
            inOrder &= data.get() == Bytes.at(offset++);
        }
        receivedBytes.set(offset);
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(new Closed(code, reason));
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closed.complete(new Closed(1006, error.toString()));
    }

    void readOn() {
        socket().request(1);
    }

    /** Sends so many counting bytes as one message; the future ends when the last one left. */
    CompletableFuture<WebSocket> send(int bytes) {
        var sending = socket().sendBinary(Bytes.counting(sentBytes, bytes), true);
        sentBytes += bytes;
        return sending;
    }

    CompletableFuture<WebSocket> sendText(String text) {
        return socket().sendText(text, true);
    }

    WebSocket socket() {
        return requireNonNull(socket);
    }

    Closed closed() {
        return closed.orTimeout(20, TimeUnit.SECONDS).join();
    }

    long receivedBytes() {
        return receivedBytes.get();
    }

    boolean inOrder() {
        return inOrder;
    }

    @Override
    public void close() {
        socket().abort();
    }

    record Closed(int code, String reason) {}
}
