package io.n3xus.gateway.edge;

import io.n3xus.gateway.proxy.RequestBody;
import io.n3xus.platform.refusal.PlatformRefusal;
import io.n3xus.platform.refusal.RefusedException;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.util.unit.DataSize;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;

/** Stops a body that grows beyond the limit while it streams past; one that announces its size is refused before. */
final class BodyLimit extends ServerHttpRequestDecorator {

    private final DataSize max;

    private BodyLimit(ServerHttpRequest request, DataSize max) {
        super(request);
        this.max = max;
    }

    /** The exchange as it is when its request has no body. */
    static ServerWebExchange on(ServerWebExchange exchange, DataSize max) {
        var request = exchange.getRequest();
        var length = request.getHeaders().getContentLength();
        if (length > max.toBytes()) {
            throw tooLarge(max);
        }
        return RequestBody.isIn(request)
                ? exchange.mutate().request(new BodyLimit(request, max)).build()
                : exchange;
    }

    @Override
    public Flux<DataBuffer> getBody() {
        var seen = new AtomicLong();
        return super.getBody().doOnNext(part -> {
            if (seen.addAndGet(part.readableByteCount()) > max.toBytes()) {
                DataBufferUtils.release(part);
                throw tooLarge(max);
            }
        });
    }

    private static RefusedException tooLarge(DataSize max) {
        return new RefusedException(
                PlatformRefusal.BODY_TOO_LARGE, "The body is larger than %d bytes.".formatted(max.toBytes()));
    }
}
