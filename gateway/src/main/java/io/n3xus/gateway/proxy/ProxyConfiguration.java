package io.n3xus.gateway.proxy;

import io.n3xus.gateway.net.Connections;
import io.n3xus.gateway.settings.GatewaySettings;
import io.netty.channel.ChannelOption;
import java.time.Duration;
import java.util.List;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.handler.FilteringWebHandler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/**
 * The parts of Spring Cloud Gateway that are used, named one by one. Its auto-configuration would bring sixty
 * beans that nobody here uses and would look for others on a class path that is shared with servlet services.
 */
@Configuration(proxyBeanMethods = false)
class ProxyConfiguration {

    /** Shorter than any service keeps an idle connection, so that none is reused while it is being closed. */
    private static final Duration IDLE = Duration.ofSeconds(10);

    private static final Duration CONNECTION_WAIT = Duration.ofSeconds(2);

    @Bean
    HttpClient servicesClient(Connections connections, GatewaySettings settings) {
        var pool = ConnectionProvider.builder("gateway.services")
                .maxConnections(settings.connectionsMax())
                .pendingAcquireTimeout(CONNECTION_WAIT)
                .pendingAcquireMaxCount(2 * settings.connectionsMax())
                .maxIdleTime(IDLE)
                .build();
        // A request is repeated by Replicas or not at all.
        return connections
                .client(pool)
                .option(
                        ChannelOption.CONNECT_TIMEOUT_MILLIS,
                        Math.toIntExact(settings.connectTimeout().toMillis()))
                .disableRetry(true);
    }

    @Bean
    FilteringWebHandler webHandler(List<GlobalFilter> filters) {
        return new FilteringWebHandler(filters, true);
    }
}
