package io.n3xus.gateway.edge;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.netty.NettyPipeline;

/**
 * Cuts off who sends the head of a request drop by drop to hold a connection for nothing ("slow loris"). It sits before
 * the decoder and sees bytes; {@link #decoded()} sits behind it and sees what became of them. A head that comes in one
 * piece, as nearly all do, costs nothing.
 */
final class RequestHeadDeadline extends ChannelInboundHandlerAdapter {

    private static final byte[] TOO_SLOW =
            "HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII);

    private final Duration limit;
    private boolean headWanted = true;
    private boolean decodedSome;
    private @Nullable Future<?> deadline;

    RequestHeadDeadline(Duration limit) {
        this.limit = limit;
    }

    /** Bytes that nothing came of are the beginning of a head. After a whole request there is none to wait for. */
    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        decodedSome = false;
        context.fireChannelRead(bytes);
        if (headWanted && !decodedSome && deadline == null && isHttp(context)) {
            deadline = context.executor().schedule(() -> cutOff(context), limit.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** False once the connection has become a WebSocket. */
    private static boolean isHttp(ChannelHandlerContext context) {
        return context.pipeline().context(NettyPipeline.HttpCodec) != null;
    }

    /** Only bytes of this connection's own making may follow a request, so the answer goes out before the decoder. */
    private static void cutOff(ChannelHandlerContext context) {
        if (isHttp(context)) {
            var _ = context.writeAndFlush(Unpooled.wrappedBuffer(TOO_SLOW)).addListener(ChannelFutureListener.CLOSE);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        forget();
        context.fireChannelInactive();
    }

    private void forget() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }

    ChannelInboundHandlerAdapter decoded() {
        return new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext context, Object message) {
                decodedSome = true;
                if (message instanceof HttpRequest) {
                    headWanted = false;
                    forget();
                }
                if (message instanceof LastHttpContent) {
                    headWanted = true;
                }
                context.fireChannelRead(message);
            }
        };
    }
}
