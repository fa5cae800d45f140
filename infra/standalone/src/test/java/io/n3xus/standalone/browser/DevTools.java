package io.n3xus.standalone.browser;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Chromium's DevTools protocol: numbered questions and answers as JSON on one WebSocket. What it tells unasked is dropped. */
final class DevTools implements WebSocket.Listener, AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int PATIENCE_SECONDS = 30;

    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final StringBuilder parts = new StringBuilder();
    private final WebSocket socket;

    private DevTools(URI address) {
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(address, this)
                .join();
    }

    static DevTools connect(URI address) {
        return new DevTools(address);
    }

    /**
     * Asks and waits for the answer.
     *
     * @param session the page asked; empty for the browser itself
     */
    synchronized JsonNode call(String session, String method, Map<String, ?> parameters) {
        var id = ids.incrementAndGet();
        var question = new LinkedHashMap<String, Object>(Map.of("id", id, "method", method, "params", parameters));
        if (!session.isEmpty()) {
            question.put("sessionId", session);
        }
        var answer = new CompletableFuture<JsonNode>();
        waiting.put(id, answer);
        socket.sendText(JSON.writeValueAsString(question), true).join();
        var result = answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        if (result.has("error")) {
            throw new AssertionError("%s: %s".formatted(method, result.get("error")));
        }
        return result.get("result");
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
        parts.append(text);
        if (last) {
            var message = JSON.readTree(parts.toString());
            parts.setLength(0);
            if (message.has("id")) {
                var answer = waiting.remove(message.get("id").asInt());
                if (answer != null) {
                    answer.complete(message);
                }
            }
        }
        from.request(1);
        return null;
    }

    @Override
    public void close() {
        socket.abort();
    }
}
