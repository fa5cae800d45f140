package io.n3xus.gateway.edge;

import io.n3xus.gateway.settings.EdgeSettings;
import io.n3xus.gateway.settings.GatewaySettings;
import io.netty.channel.ChannelOption;
import java.time.Clock;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.netty.NettyPipeline;

/** Sets what guards the connection itself: who sends nonsense, or nothing, does not keep it. */
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
}
