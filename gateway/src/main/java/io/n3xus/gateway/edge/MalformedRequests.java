package io.n3xus.gateway.edge;

import io.n3xus.platform.refusal.PlatformRefusal;
import io.n3xus.platform.refusal.Refusal;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Answers what is not fit to become a request at all, in the dialect of the path it names, and closes the connection:
 * after it nobody can be sure where the next request begins.
 */
final class MalformedRequests extends ChannelInboundHandlerAdapter {

    static final String NAME = "nexus.malformedRequests";

    private static final Pattern HOST = Pattern.compile("(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::[0-9]{1,5})?");

    private final Clock clock;
    private boolean closing;

    MalformedRequests(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (closing) {
            ReferenceCountUtil.release(message);
            return;
        }
        var refusal = message instanceof HttpRequest request ? refusal(request) : null;
        if (refusal == null) {
            context.fireChannelRead(message);
            return;
        }
        closing = true;
        answer(context, (HttpRequest) message, refusal);
        ReferenceCountUtil.release(message);
    }

    private static @Nullable Refusal refusal(HttpRequest request) {
        var failure = request.decoderResult().cause();
        if (failure instanceof TooLongHttpHeaderException || failure instanceof TooLongHttpLineException) {
            return Refusal.of(GatewayRefusal.HEADERS_TOO_LARGE, "The headers or the address are too long.");
        }
        if (failure != null) {
            return Refusal.of(PlatformRefusal.MALFORMED, "This is not a valid HTTP request.");
        }
        if (!namesOneHost(request)) {
            return Refusal.of(PlatformRefusal.MALFORMED, "Name the host asked in one Host header.");
        }
        return RequestLine.problem(request.uri())
                .map(problem -> Refusal.of(PlatformRefusal.MALFORMED, problem))
                .orElse(null);
    }

    /** Of two, or of none that is a host, two programs could believe different things (RFC 9112, 3.2). */
    private static boolean namesOneHost(HttpRequest request) {
        var hosts = request.headers().valueStringIterator(HttpHeaderNames.HOST);
        return hosts.hasNext()
                ? HOST.matcher(hosts.next()).matches() && !hosts.hasNext()
                : request.protocolVersion().equals(HttpVersion.HTTP_1_0);
    }

    private void answer(ChannelHandlerContext context, HttpRequest request, Refusal refusal) {
        var path = RequestLine.path(request.uri());
        var requestId = RequestIds.acceptOrMake(request.headers().get(RequestIds.HEADER));
        var answer = ErrorAnswer.of(refusal, path, requestId, clock.instant());
        answer.log(refusal, request.method().name(), path, requestId);
        var body = Unpooled.copiedBuffer(answer.body(), StandardCharsets.UTF_8);
        var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status(request, answer.status()), body);
        SecurityHeaders.addMissing(path, response.headers());
        response.headers().set(RequestIds.HEADER, requestId);
        response.headers().set("Content-Type", ErrorAnswer.CONTENT_TYPE);
        response.headers().set("Content-Length", body.readableBytes());
        response.headers().set("Connection", "close");
        context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
    }

    private static HttpResponseStatus status(HttpRequest request, int otherwise) {
        return switch (request.decoderResult().cause()) {
            case TooLongHttpHeaderException _ -> HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE;
            case TooLongHttpLineException _ -> HttpResponseStatus.REQUEST_URI_TOO_LONG;
            case null, default -> HttpResponseStatus.valueOf(otherwise);
        };
    }
}
