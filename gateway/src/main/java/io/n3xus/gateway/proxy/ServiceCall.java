package io.n3xus.gateway.proxy;

import io.n3xus.gateway.limit.Allowance;
import io.n3xus.gateway.settings.GatewaySettings;
import io.n3xus.platform.refusal.PlatformRefusal;
import io.n3xus.platform.refusal.RefusedException;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelException;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.timeout.ReadTimeoutException;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.server.HttpServerRequest;

/**
 * Asks a service and passes its answer on. A request that may have had an effect is never sent twice: only what was not
 * sent, or asks the same when asked again, goes to the next replica.
 *
 * <p>It stands in the place of Spring Cloud Gateway's routing filter, which turns all headers into another kind and
 * back four times for each request.
 */
@Component
final class ServiceCall implements GlobalFilter, Ordered {

    static final int ORDER = Ordered.LOWEST_PRECEDENCE;

    /** Of these a request without a body says so (RFC 9110, 8.6). */
    private static final Set<HttpMethod> BODIES_EXPECTED = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);

    private final Replicas replicas;
    private final HttpClient http;
    private final GatewaySettings settings;
    private final Map<String, HttpClient> clients = new ConcurrentHashMap<>();

    ServiceCall(Replicas replicas, HttpClient servicesClient, GatewaySettings settings) {
        this.replicas = replicas;
        this.http = servicesClient;
        this.settings = settings;
    }

    @Override
    public int getOrder() {
        return ORDER;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        var forward = Forward.of(exchange);
        HttpServerRequest request = ServerHttpRequestDecorator.getNativeRequest(exchange.getRequest());
        var headers = OnwardHeaders.of(request, forward);
        OnwardHeaders.tellRemaining(Allowance.of(exchange), headers);
        var body = RequestBody.isIn(exchange.getRequest());
        if (body && !headers.contains(HttpHeaderNames.CONTENT_LENGTH)) {
            headers.set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
        } else if (!body && BODIES_EXPECTED.contains(request.method())) {
            headers.set(HttpHeaderNames.CONTENT_LENGTH, HttpHeaderValues.ZERO);
        }
        return replicas.tryEach(
                        forward.service(),
                        mayRepeat(exchange, request.method(), body),
                        (replica, call) -> ask(exchange, call, forward.at(replica), request.method(), headers))
                .onErrorMap(Failures::isLost, _ -> Replicas.interrupted(forward.service()));
    }

    /** Nothing is asked again once a part of an answer is with the client: the next one would be appended to it. */
    private static Predicate<Throwable> mayRepeat(ServerWebExchange exchange, HttpMethod method, boolean body) {
        var repeatable = !body && Failures.isIdempotent(method);
        return failure -> !exchange.getResponse().isCommitted()
                && (Failures.isUnsent(failure) || (repeatable && Failures.isLost(failure)));
    }

    private Mono<Void> ask(
            ServerWebExchange exchange, CircuitCall call, URI url, HttpMethod method, HttpHeaders headers) {
        return client(Forward.of(exchange).service())
                .request(method)
                .uri(url)
                .send((request, out) -> {
                    request.headers(headers);
                    return RequestBody.isIn(exchange.getRequest()) ? out.send(body(exchange.getRequest())) : out;
                })
                .responseConnection((answer, connection) -> {
                    call.answered();
                    return new Answer(exchange, answer, connection).pass();
                })
                .then()
                .onErrorMap(ReadTimeoutException.class, _ -> new TimeoutException("No answer from " + url.getHost()));
    }

    /** The time for a part of a body and that for the whole end in different exceptions, one of them not public. */
    private static Flux<ByteBuf> body(ServerHttpRequest request) {
        return request.getBody().map(NettyDataBufferFactory::toByteBuf).onErrorMap(failure -> switch (failure) {
            case RefusedException refused -> refused;
            case ChannelException _ ->
                new RefusedException(
                        PlatformRefusal.MALFORMED, "The body did not arrive. Send it without long pauses.");
            default -> new ClientGone(failure);
        });
    }

    private HttpClient client(String service) {
        return clients.computeIfAbsent(
                service,
                name -> http.responseTimeout(
                        settings.responseTimeouts().getOrDefault(name, settings.responseTimeout())));
    }
}
