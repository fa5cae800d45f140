package io.n3xus.gateway.health;

import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.n3xus.gateway.net.Connections;
import io.n3xus.gateway.settings.GatewaySettings;
import io.n3xus.gateway.token.Revocations;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Metrics and the gateway's own health on a port of their own, on loopback by default: nothing of {@code /actuator} is
 * ever served on the public port. UP means that tokens can be judged.
 */
@Component
public final class ManagementServer implements SmartLifecycle {

    private static final Duration STOP = Duration.ofSeconds(2);

    private final Connections connections;
    private final GatewaySettings.Management settings;
    private final PrometheusMeterRegistry meters;
    private final Revocations revocations;
    private volatile @Nullable DisposableServer server;

    ManagementServer(
            Connections connections,
            GatewaySettings settings,
            PrometheusMeterRegistry meters,
            Revocations revocations) {
        this.connections = connections;
        this.settings = settings.management();
        this.meters = meters;
        this.revocations = revocations;
    }

    @Override
    public void start() {
        server = HttpServer.create()
                .runOn(connections.threads())
                .host(settings.address())
                .port(settings.port())
                .route(routes -> routes.get("/actuator/prometheus", (_, response) -> send(response, meters.scrape()))
                        .get("/actuator/health", (_, response) -> health(response)))
                .bindNow();
    }

    private Mono<Void> health(HttpServerResponse response) {
        return revocations.areKnown()
                ? send(response.header("Content-Type", "application/json"), "{\"status\":\"UP\"}")
                : send(
                        response.status(503).header("Content-Type", "application/json"),
                        "{\"status\":\"OUT_OF_SERVICE\"}");
    }

    private static Mono<Void> send(HttpServerResponse response, String text) {
        return response.sendString(Mono.just(text)).then();
    }

    /** Where it really listens, when the setting is 0; -1 when it does not. */
    public int port() {
        var started = server;
        return started == null ? -1 : started.port();
    }

    @Override
    public void stop() {
        var started = server;
        if (started != null) {
            started.disposeNow(STOP);
            server = null;
        }
    }

    @Override
    public boolean isRunning() {
        return server != null;
    }

    /** One registry of the gateway's own, also where several services share a process. */
    @Configuration(proxyBeanMethods = false)
    static class Meters {

        @Bean(destroyMethod = "close")
        PrometheusMeterRegistry meterRegistry() {
            var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
            new JvmMemoryMetrics().bindTo(registry);
            new JvmThreadMetrics().bindTo(registry);
            new ProcessorMetrics().bindTo(registry);
            return registry;
        }
    }
}
