package io.n3xus.session.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A neighbour on a free loopback port that can be down (closes without an answer) or stuck (never answers). */
public abstract class FakeServer {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** How the neighbour is. */
    public enum Mood {
        WELL,
        DOWN,
        STUCK
    }

    private final HttpServer server;
    private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch never = new CountDownLatch(1);
    private volatile Mood mood = Mood.WELL;

    FakeServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(requests);
        server.createContext("/", this::handle);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public void be(Mood newMood) {
        mood = newMood;
    }

    /** One answer; a null body is an empty one. */
    record Answer(int status, @Nullable Object body) {

        static Answer ok(@Nullable Object body) {
            return new Answer(200, body);
        }

        static Answer refusal(int status, String code, String kind, String message) {
            return new Answer(
                    status, Map.of("code", code, "kind", kind, "message", message, "details", Map.of("why", "test")));
        }
    }

    abstract Answer answer(String method, String path, JsonNode body);

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (mood == Mood.STUCK) {
                never.await();
            }
            if (mood == Mood.DOWN) {
                return;
            }
            var text = exchange.getRequestBody().readAllBytes();
            var body = text.length == 0 ? JSON.nullNode() : JSON.readTree(text);
            var answer = authorized(exchange)
                    ? answer(
                            exchange.getRequestMethod(),
                            exchange.getRequestURI().getPath(),
                            body)
                    : new Answer(401, null);
            var bytes = answer.body() == null ? new byte[0] : JSON.writeValueAsBytes(answer.body());
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean authorized(HttpExchange exchange) {
        var token = exchange.getRequestHeaders().getFirst("Authorization");
        return token != null && token.startsWith("Bearer ");
    }
}
