package io.n3xus.gateway;

import io.n3xus.gateway.edge.TlsListener;
import io.n3xus.gateway.health.ManagementServer;
import io.n3xus.testkit.ApiClient;
import io.n3xus.testkit.TestTokens;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** A whole gateway on a free port. What a test does not set is as in production, except that there is no Kafka. */
final class TestGateway implements AutoCloseable {

    private static final String HANDSHAKE = "55-45-17";

    private final ConfigurableApplicationContext context;

    private TestGateway(Map<String, String> settings) {
        var all = new LinkedHashMap<String, String>();
        all.put("server.port", "0");
        all.put("server.address", "127.0.0.1");
        all.put("nexus.gateway.management.port", "0");
        all.put("nexus.gateway.tokens.revocations", "false");
        all.put("nexus.gateway.limits.events", "false");
        all.putAll(settings);
        context = GatewayApplication.run(all.entrySet().stream()
                .map(each -> "--" + each.getKey() + "=" + each.getValue())
                .toArray(String[]::new));
    }

    static TestGateway with(TestTokens tokens, Map<String, String> settings) {
        var all = new LinkedHashMap<>(tokens.properties());
        all.putAll(settings);
        return new TestGateway(all);
    }

    int port() {
        return Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer())
                .getPort();
    }

    int tlsPort() {
        return context.getBean(TlsListener.class).port();
    }

    int managementPort() {
        return context.getBean(ManagementServer.class).port();
    }

    ApiClient client() {
        return ApiClient.at("http://127.0.0.1:" + port());
    }

    /** With the right handshake. */
    ApiClient superCore(String token) {
        return client().with("X-N3XUS-Handshake", HANDSHAKE).bearer(token);
    }

    @Override
    public void close() {
        context.close();
    }
}
