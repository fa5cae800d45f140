package io.n3xus.gateway.edge;

import io.n3xus.gateway.settings.EdgeSettings;
import io.n3xus.gateway.settings.GatewaySettings;
import io.netty.channel.ChannelOption;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.cloud.gateway.handler.FilteringWebHandler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.web.server.WebExceptionHandler;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import reactor.netty.NettyPipeline;

/** What guards the connection itself, so that who sends nonsense, or nothing, does not keep it; and what comes after. */
@Configuration(proxyBeanMethods = false)
class EdgeConfiguration {

    @Bean
    NettyServerCustomizer guards(GatewaySettings settings, EdgeSettings edge, Clock clock) {
        return server -> server.childOption(ChannelOption.SO_KEEPALIVE, true)
                .readTimeout(settings.bodyTimeout())
                .requestTimeout(edge.requestTimeout())
                .doOnChannelInit((_, channel, _) -> {
                    var deadline = new RequestHeadDeadline(edge.headTimeout());
                    channel.pipeline()
                            .addBefore(NettyPipeline.HttpCodec, "nexus.headDeadline", deadline)
                            .addAfter(NettyPipeline.HttpCodec, MalformedRequests.NAME, new MalformedRequests(clock))
                            .addAfter(NettyPipeline.HttpCodec, "nexus.headDecoded", deadline.decoded());
                });
    }

    @Bean
    HttpHandler httpHandler(List<WebFilter> filters, FilteringWebHandler proxy, List<WebExceptionHandler> errors) {
        return WebHttpHandlerBuilder.webHandler(new EdgeChain(filters, proxy))
                .exceptionHandlers(all -> all.addAll(errors))
                .build();
    }
}
