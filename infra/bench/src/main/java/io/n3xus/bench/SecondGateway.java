package io.n3xus.bench;

import io.n3xus.gateway.GatewayApplication;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** Another replica of the platform's gateway, in the process that measures. */
record SecondGateway(ConfigurableApplicationContext context) implements AutoCloseable {

    static SecondGateway of(MeasuredPlatform platform) {
        var settings = Map.of(
                "server.port", "0",
                "server.address", "127.0.0.1",
                "nexus.gateway.management.port", "0",
                "nexus.gateway.services.identity", platform.identity(),
                "nexus.kafka.servers", platform.kafka(),
                "nexus.identity.url", platform.identity(),
                "nexus.identity.issuer", platform.issuer());
        return new SecondGateway(GatewayApplication.run(settings.entrySet().stream()
                .map(each -> "--%s=%s".formatted(each.getKey(), each.getValue()))
                .toArray(String[]::new)));
    }

    String url() {
        var server = Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer());
        return "http://127.0.0.1:" + server.getPort();
    }

    @Override
    public void close() {
        context.close();
    }
}
