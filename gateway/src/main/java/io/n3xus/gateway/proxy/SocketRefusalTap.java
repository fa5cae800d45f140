package io.n3xus.gateway.proxy;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import org.jspecify.annotations.Nullable;

/** Keeps the answer to a refused handshake: the WebSocket client drops its body. */
final class SocketRefusalTap extends ChannelInboundHandlerAdapter {

    private volatile @Nullable SocketRefused refused;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof FullHttpResponse response
                && !response.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS)) {
            refused = new SocketRefused(
                    response.status().code(),
                    response.headers().get(HttpHeaderNames.CONTENT_TYPE),
                    ByteBufUtil.getBytes(response.content()));
        }
        context.fireChannelRead(message);
    }

    Throwable instead(Throwable failure) {
        var kept = refused;
        return kept == null ? failure : kept;
    }
}
