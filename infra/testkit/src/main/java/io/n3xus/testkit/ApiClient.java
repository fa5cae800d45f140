package io.n3xus.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real HTTP client for contract tests. It sends what it is told, wrong or not, and never follows or repeats. */
public final class ApiClient {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(LIMIT).build();

    private final String address;
    private final Map<String, String> headers;
    private final boolean documented;

    private ApiClient(String address, Map<String, String> headers, boolean documented) {
        this.address = address;
        this.headers = Map.copyOf(headers);
        this.documented = documented;
    }

    /** A client of the server at this scheme, host and port, such as {@code http://127.0.0.1:8080}. */
    public static ApiClient at(String address) {
        return new ApiClient(address, Map.of(), false);
    }

    /** The same client, for which every answer that is not as {@code infra/openapi} says is an assertion error. */
    public ApiClient documented() {
        return new ApiClient(address, headers, true);
    }

    public ApiClient bearer(String token) {
        return with("Authorization", "Bearer " + token);
    }

    /** The same client, which also sends this header. */
    public ApiClient with(String header, String value) {
        var all = new LinkedHashMap<>(headers);
        all.put(header, value);
        return new ApiClient(address, all, documented);
    }

    public Reply get(String path) {
        return send("GET", path, null);
    }

    /** The body of an answer that is no text. */
    public byte[] bytes(String path) {
        var request = HttpRequest.newBuilder(URI.create(address + path)).timeout(LIMIT);
        headers.forEach(request::setHeader);
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException("GET %s%s gave no answer".formatted(address, path), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for " + path, e);
        }
    }

    public Reply post(String path, Object body) {
        return sendJson("POST", path, body);
    }

    public Reply put(String path, Object body) {
        return sendJson("PUT", path, body);
    }

    public Reply put(String path) {
        return send("PUT", path, null);
    }

    public Reply delete(String path) {
        return send("DELETE", path, null);
    }

    public Reply sendJson(String method, String path, Object body) {
        return with("Content-Type", "application/json").send(method, path, JSON.writeValueAsString(body));
    }

    /** Sends the body as it is, so that a test can send what no client would. */
    public Reply send(String method, String path, @Nullable String body) {
        var publisher = body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        var request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(LIMIT)
                .method(method, publisher);
        headers.forEach(request::setHeader);
        try {
            var response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            var reply = new Reply(response.statusCode(), response.headers(), response.body());
            if (documented) {
                Documented.check(method, path, headers.get("Content-Type"), body, reply);
            }
            return reply;
        } catch (IOException e) {
            throw new UncheckedIOException("%s %s%s gave no answer".formatted(method, address, path), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for " + path, e);
        }
    }

    /** One answer. */
    public record Reply(int status, HttpHeaders headers, String text) {

        /** The body as JSON; an assertion error that shows the body when it is none. */
        public JsonNode json() {
            try {
                return JSON.readTree(text);
            } catch (RuntimeException e) {
                throw new AssertionError("Status %d with a body that is not JSON: %s".formatted(status, text), e);
            }
        }

        public @Nullable String header(String name) {
            return headers.firstValue(name).orElse(null);
        }
    }
}
