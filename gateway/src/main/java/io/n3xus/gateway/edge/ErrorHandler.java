package io.n3xus.gateway.edge;

import io.n3xus.gateway.limit.Allowance;
import io.n3xus.gateway.limit.LimitEvents;
import io.n3xus.platform.refusal.RefusalCode.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/** The one place where a failure inside the gateway becomes an answer. */
@Component
@Order(-2)
final class ErrorHandler implements WebExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorHandler.class);

    private final LimitEvents limitEvents;
    private final Clock clock;

    ErrorHandler(LimitEvents limitEvents, Clock clock) {
        this.limitEvents = limitEvents;
        this.clock = clock;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        var request = exchange.getRequest();
        var response = exchange.getResponse();
        var path = request.getURI().getRawPath();
        var requestId = RequestScope.requestId(exchange);
        if (response.isCommitted()) {
            // Half of an answer is out: breaking the connection is the only honest way to say that the rest is missing.
            LOG.atInfo().addKeyValue("request_id", requestId).log("Broke off {}: {}", path, failure.toString());
            return Mono.error(failure);
        }
        var refusal = Refusals.of(failure);
        if (refusal.kind() == Kind.INTERNAL) {
            LOG.atError().addKeyValue("request_id", requestId).setCause(failure).log("A fault at {}", path);
        }
        var allowance = Allowance.of(exchange);
        if (allowance != null) {
            limitEvents.tell(allowance, requestId);
        }
        var answer = ErrorAnswer.of(refusal, path, requestId, clock.instant());
        answer.log(refusal, request.getMethod().name(), path, requestId);
        response.setStatusCode(HttpStatusCode.valueOf(answer.status()));
        response.getHeaders().clear();
        response.getHeaders().set(HttpHeaders.CONTENT_TYPE, ErrorAnswer.CONTENT_TYPE);
        var body = answer.body().getBytes(StandardCharsets.UTF_8);
        response.getHeaders().setContentLength(body.length);
        answer.headers().forEach(response.getHeaders()::set);
        return HttpMethod.HEAD.equals(request.getMethod())
                ? response.setComplete()
                : response.writeWith(Mono.just(DefaultDataBufferFactory.sharedInstance.wrap(body)));
    }
}
