package io.n3xus.gateway.proxy;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Asks a client that has been silent whether it is still there, and ends its socket when it is as silent once more: a
 * machine that lost its network says nothing, and would hold its socket for hours.
 */
final class SocketKeepAlive extends IdleStateHandler {

    SocketKeepAlive(Duration silence) {
        super(silence.toMillis(), 0, 0, TimeUnit.MILLISECONDS);
    }

    @Override
    protected void channelIdle(ChannelHandlerContext context, IdleStateEvent idle) {
        if (idle.isFirst()) {
            var _ = context.channel()
                    .writeAndFlush(new PingWebSocketFrame())
                    .addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
        } else {
            var _ = context.close();
        }
    }
}
