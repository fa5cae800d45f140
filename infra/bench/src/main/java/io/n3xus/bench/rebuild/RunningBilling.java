package io.n3xus.bench.rebuild;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import io.n3xus.bench.edge.SignedToken;
import io.n3xus.billing.BillingServiceApplication;
import io.n3xus.platform.service.NexusServices;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** billing-service in this process, and what it needs of identity: the keys that tokens are signed with. */
final class RunningBilling implements AutoCloseable {

    private final HttpServer identity;
    private final SignedToken token;
    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();

    RunningBilling(Map<String, Object> stores) throws Exception {
        token = SignedToken.of("service");
        identity = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        identity.createContext("/", exchange -> {
            var keys = token.keys().getBytes(UTF_8);
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        identity.start();
        var properties = new HashMap<>(stores);
        properties.put("server.port", 0);
        properties.put(
                "nexus.identity.url",
                "http://127.0.0.1:" + identity.getAddress().getPort());
        context = NexusServices.run(BillingServiceApplication.class, "billing-service", properties);
    }

    /**
     * A rebuild as the service told of it, one projection after the other.
     */
    record Rebuilt(List<Taken> projections, boolean switched) {}

    /**
     * What one projection took in.
     *
     * @param perSecond events while they were read
     */
    record Taken(String projection, long events, long perSecond) {}

    Rebuilt rebuild() throws IOException, InterruptedException {
        var request = request("/internal/rebuild").POST(HttpRequest.BodyPublishers.noBody());
        var lines =
                http.send(request.build(), HttpResponse.BodyHandlers.ofLines()).body();
        var taken = new LinkedHashMap<String, Taken>();
        for (var line : (Iterable<String>) lines::iterator) {
            var told = JsonMapper.shared().readTree(line);
            if (told.has("switched")) {
                return new Rebuilt(
                        List.copyOf(taken.values()), told.path("switched").asBoolean());
            }
            var projection = told.path("projection").asString();
            taken.put(
                    projection,
                    new Taken(
                            projection,
                            told.path("done").asLong(),
                            told.path("eventsPerSecond").asLong()));
        }
        throw new IllegalStateException("The rebuild was cut off after " + taken);
    }

    private HttpRequest.Builder request(String path) {
        var port = context.getEnvironment().getRequiredProperty("local.server.port");
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + token.text());
    }

    @Override
    public void close() {
        context.close();
        identity.stop(0);
    }
}
