package io.n3xus.billing.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.ToIntFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody's own server: it keeps what it gets and answers what the test wants. */
final class Receiver implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Received> received = new CopyOnWriteArrayList<>();

    /** One request. */
    record Received(String id, long timestamp, String signature, String type, String host, String body) {

        JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }

        boolean isSignedWith(String secret) {
            var key = new WebhookSecret(secret.substring("whsec_".length())).key();
            return Signature.of(key, id, timestamp, body).equals(signature);
        }
    }

    private Receiver(int port, ToIntFunction<Received> answer) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(requests);
        server.createContext("/", exchange -> answer(exchange, answer));
        server.start();
    }

    static Receiver answering(int status) {
        return answering(_ -> status);
    }

    static Receiver answering(ToIntFunction<Received> answer) {
        return new Receiver(0, answer);
    }

    /** At a port where another one was. */
    static Receiver at(int port) {
        return new Receiver(port, _ -> 204);
    }

    int port() {
        return server.getAddress().getPort();
    }

    String url() {
        return "http://127.0.0.1:%d/hook".formatted(port());
    }

    List<Received> received() {
        return List.copyOf(received);
    }

    List<String> ids() {
        return received.stream().map(Received::id).toList();
    }

    private void answer(HttpExchange exchange, ToIntFunction<Received> answer) throws IOException {
        try (exchange) {
            var headers = exchange.getRequestHeaders();
            var one = new Received(
                    headers.getFirst("webhook-id"),
                    Long.parseLong(headers.getFirst("webhook-timestamp")),
                    headers.getFirst("webhook-signature"),
                    headers.getFirst("Content-Type"),
                    headers.getFirst("Host"),
                    new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            received.add(one);
            var status = answer.applyAsInt(one);
            if (status / 100 == 3) {
                exchange.getResponseHeaders().set("Location", url());
            }
            exchange.sendResponseHeaders(status, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        requests.shutdownNow();
    }
}
