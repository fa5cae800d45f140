package io.n3xus.gateway.proxy;

import io.n3xus.gateway.settings.GatewaySettings;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.filter.NettyRoutingFilter;
import org.springframework.cloud.gateway.filter.NettyWriteResponseFilter;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.cloud.gateway.filter.headers.RemoveHopByHopHeadersFilter;
import org.springframework.cloud.gateway.filter.headers.TransferEncodingNormalizationHeadersFilter;
import org.springframework.cloud.gateway.handler.FilteringWebHandler;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/**
 * The parts of Spring Cloud Gateway that move a request, named one by one. Its auto-configuration would bring sixty
 * beans that nobody here uses and would look for others on a class path that is shared with servlet services.
 */
@Configuration(proxyBeanMethods = false)
class ProxyConfiguration {

    /** Shorter than any service keeps an idle connection, so that none is reused while it is being closed. */
    private static final Duration IDLE = Duration.ofSeconds(10);

    private static final Duration CONNECTION_WAIT = Duration.ofSeconds(2);

    /** Answers of these types are passed on piece by piece, not when a buffer is full. */
    private static final List<MediaType> STREAMED =
            List.of(MediaType.TEXT_EVENT_STREAM, MediaType.APPLICATION_NDJSON, MediaType.APPLICATION_OCTET_STREAM);

    @Bean
    HttpClient servicesClient(GatewaySettings settings) {
        var connections = ConnectionProvider.builder("gateway.services")
                .maxConnections(settings.connectionsMax())
                .pendingAcquireTimeout(CONNECTION_WAIT)
                .pendingAcquireMaxCount(2 * settings.connectionsMax())
                .maxIdleTime(IDLE)
                .build();
        // A request is repeated by ReplicaFilter or not at all.
        return HttpClient.create(connections).disableRetry(true);
    }

    @Bean
    NettyRoutingFilter routingFilter(
            HttpClient servicesClient, GatewaySettings settings, ObjectProvider<List<HttpHeadersFilter>> headers) {
        var properties = new HttpClientProperties();
        properties.setConnectTimeout(Math.toIntExact(settings.connectTimeout().toMillis()));
        properties.setResponseTimeout(settings.responseTimeout());
        return new NettyRoutingFilter(servicesClient, headers, properties);
    }

    @Bean
    NettyWriteResponseFilter writeResponseFilter(ObjectProvider<List<HttpHeadersFilter>> headers) {
        return new NettyWriteResponseFilter(STREAMED, headers);
    }

    @Bean
    RemoveHopByHopHeadersFilter hopByHopHeaders() {
        return new RemoveHopByHopHeadersFilter();
    }

    @Bean
    TransferEncodingNormalizationHeadersFilter transferEncoding() {
        return new TransferEncodingNormalizationHeadersFilter();
    }

    @Bean
    FilteringWebHandler webHandler(List<GlobalFilter> filters) {
        return new FilteringWebHandler(filters, true);
    }

    @Bean
    HttpHandler httpHandler(ApplicationContext context) {
        return WebHttpHandlerBuilder.applicationContext(context).build();
    }
}
