package io.n3xus.platform.client;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.n3xus.platform.refusal.PlatformRefusal;
import io.n3xus.platform.refusal.Refusal;
import io.n3xus.platform.refusal.RefusalCode.Kind;
import io.n3xus.platform.refusal.RefusedException;
import io.n3xus.platform.security.ServiceToken;
import io.n3xus.platform.web.RequestIds;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Asks one other service over HTTP, as this service. Its refusals come out here as the refusals they were. */
public final class ServiceClient {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceClient.class);
    private static final Duration ASK_AGAIN_AFTER = Duration.ofSeconds(2);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final String name;
    private final Replicas replicas;
    private final HttpClient http;
    private final ServiceToken token;
    private final Resilience resilience;
    private final Duration patience;

    ServiceClient(
            String name,
            Replicas replicas,
            HttpClient http,
            ServiceToken token,
            Resilience resilience,
            Duration patience) {
        this.name = name;
        this.replicas = replicas;
        this.http = http;
        this.token = token;
        this.resilience = resilience;
        this.patience = patience;
    }

    public <T> T get(String path, Class<T> answer) {
        return JSON.readValue(send("GET", path, null), answer);
    }

    public <T> T post(String path, Object body, Class<T> answer) {
        return JSON.readValue(send("POST", path, body), answer);
    }

    public <T> T put(String path, Object body, Class<T> answer) {
        return JSON.readValue(send("PUT", path, body), answer);
    }

    public void put(String path, Object body) {
        send("PUT", path, body);
    }

    public void delete(String path) {
        send("DELETE", path, null);
    }

    /** The body of the answer. Refused as the service refused, or with kind UNAVAILABLE when it cannot be reached. */
    private String send(String method, String path, @Nullable Object body) {
        var deadline = System.nanoTime() + patience.toNanos();
        try {
            return resilience.call(() -> ask(method, path, body, deadline));
        } catch (ServiceFailedException | CallNotPermittedException failed) {
            LOG.warn("{} {} of {} failed: {}", method, path, name, failed.getMessage());
            throw new RefusedException(
                    Refusal.of(PlatformRefusal.UNAVAILABLE, "%s does not answer now; try again.".formatted(name))
                            .retryAfter(ASK_AGAIN_AFTER));
        }
    }

    /** Asks the replica that answered last. After a failure the next try asks the next one. */
    private String ask(String method, String path, @Nullable Object body, long deadline) {
        var left = Duration.ofNanos(deadline - System.nanoTime());
        if (!left.isPositive()) {
            throw new SlowServiceException("no answer within " + patience);
        }
        var replica = replicas.current();
        try {
            return ask(request(replica + path, method, body, left));
        } catch (ServiceFailedException failed) {
            replicas.leave(replica);
            throw failed;
        }
    }

    private String ask(HttpRequest request) {
        try {
            var response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() >= 400) {
                throw failure(response);
            }
            return response.body();
        } catch (HttpConnectTimeoutException unreachable) {
            throw new ServiceFailedException("cannot be reached", unreachable);
        } catch (HttpTimeoutException _) {
            throw new SlowServiceException("no answer within " + patience);
        } catch (IOException unreachable) {
            throw new ServiceFailedException("no answer (%s)".formatted(unreachable), unreachable);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new ServiceFailedException("stopped while waiting", stopping);
        }
    }

    private HttpRequest request(String address, String method, @Nullable Object body, Duration timeout) {
        var publisher =
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
        return HttpRequest.newBuilder(URI.create(address))
                .timeout(timeout)
                .header("Authorization", "Bearer " + token.value())
                .header("Content-Type", "application/json")
                .header(RequestIds.HEADER, RequestIds.current())
                .method(method, publisher)
                .build();
    }

    private static RuntimeException failure(HttpResponse<String> response) {
        try {
            var refusal = JSON.readValue(response.body(), Refusal.class);
            if (refusal.kind() != Kind.INTERNAL) {
                return new RefusedException(refusal);
            }
        } catch (JacksonException | NullPointerException notARefusal) {
            return new ServiceFailedException("status %d".formatted(response.statusCode()), notARefusal);
        }
        return new ServiceFailedException("status %d".formatted(response.statusCode()));
    }
}
