package io.n3xus.gateway.proxy;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.util.AsciiString;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Keeps the answer to a refused handshake: the WebSocket client drops its body. */
final class SocketRefusalTap extends ChannelInboundHandlerAdapter {

    private static final List<AsciiString> KEPT = List.of(HttpHeaderNames.CONTENT_TYPE, HttpHeaderNames.RETRY_AFTER);

    private volatile @Nullable SocketRefused refused;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof FullHttpResponse response
                && !response.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS)) {
            refused = new SocketRefused(
                    response.status().code(), kept(response.headers()), ByteBufUtil.getBytes(response.content()));
        }
        context.fireChannelRead(message);
    }

    private static Map<String, String> kept(HttpHeaders headers) {
        return KEPT.stream().filter(headers::contains).collect(Collectors.toMap(AsciiString::toString, headers::get));
    }

    Throwable instead(Throwable failure) {
        var kept = refused;
        return kept == null ? failure : kept;
    }
}
