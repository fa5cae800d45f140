package io.n3xus.gateway.proxy;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.NettyPipeline;
import reactor.netty.http.client.HttpClientResponse;
import reactor.netty.http.server.HttpServerResponse;

/**
 * What a service answered, on its way to the client: a short answer in one write, a long one piece by piece, a stream
 * of events each as it comes.
 */
final class Answer {

    /** Up to here an answer is waited for as a whole; if the service breaks off, the client hears of it properly. */
    private static final long SHORT_BYTES = 64 * 1024;

    private final ServerWebExchange exchange;
    private final HttpClientResponse answer;
    private final Connection connection;
    private final HttpServerResponse response;

    Answer(ServerWebExchange exchange, HttpClientResponse answer, Connection connection) {
        this.exchange = exchange;
        this.answer = answer;
        this.connection = connection;
        this.response = ServerHttpResponseDecorator.getNativeResponse(exchange.getResponse());
    }

    Mono<Void> pass() {
        var length = length(answer.responseHeaders());
        if (length > 0 && length <= SHORT_BYTES && hasBody()) {
            return connection
                    .inbound()
                    .receive()
                    .aggregate()
                    .retain()
                    .flatMap(body -> commit().then(Mono.defer(
                                    () -> response.send(Mono.just(body)).then()))
                            .onErrorMap(ClientGone::new));
        }
        var streamed = isStreamed(answer.responseHeaders().get(HttpHeaderNames.CONTENT_TYPE));
        if (streamed) {
            // Silence between two events is no failure.
            connection.removeHandler(NettyPipeline.ResponseTimeoutHandler);
        }
        var body = connection.inbound().receive().retain().onErrorMap(ServiceBrokeOff::new);
        return commit().then(Mono.defer(() -> response.send(body, _ -> streamed).then()))
                .onErrorMap(failure -> failure instanceof ServiceBrokeOff ? failure : new ClientGone(failure))
                .doOnCancel(connection::dispose)
                .doOnError(_ -> connection.dispose());
    }

    /** Of these the length is that of a body which is not sent (RFC 9110, 8.6). */
    private boolean hasBody() {
        return !HttpMethod.HEAD.equals(answer.method()) && !HttpResponseStatus.NOT_MODIFIED.equals(answer.status());
    }

    /** Completing without a body applies the headers of the other filters and sends nothing yet. */
    private Mono<Void> commit() {
        exchange.getResponse().setRawStatusCode(answer.status().code());
        OnwardHeaders.copyAnswer(answer.responseHeaders(), response.responseHeaders());
        return exchange.getResponse().setComplete();
    }

    /** -1 when it is not announced. */
    private static long length(HttpHeaders headers) {
        var length = headers.get(HttpHeaderNames.CONTENT_LENGTH);
        return length == null ? -1 : Long.parseLong(length);
    }

    private static boolean isStreamed(@Nullable String type) {
        return type != null
                && (type.startsWith("text/event-stream")
                        || type.startsWith("application/x-ndjson")
                        || type.startsWith("application/octet-stream"));
    }
}
