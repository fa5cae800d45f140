package io.n3xus.gateway.limit;

import io.n3xus.gateway.net.EventLoops;
import io.n3xus.gateway.token.AuthenticatedCaller;
import io.n3xus.platform.refusal.Dialect;
import io.n3xus.platform.refusal.RefusedException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Puts the limit into a request's way: says in the answer what is left, and refuses when nothing is. */
@Component
public final class LimitGate {

    private final Limiter limiter;
    private final Counts counts;

    LimitGate(Limiter limiter, Counts counts) {
        this.limiter = limiter;
        this.counts = counts;
    }

    /** Whether the store that is shared with other gateways answers; empty when there is none. */
    public Optional<Boolean> isShared() {
        return counts.isShared();
    }

    /** For a caller who is known. */
    public Mono<Void> pass(
            ServerWebExchange exchange, String path, AuthenticatedCaller caller, Supplier<Mono<Void>> onwards) {
        return spend(exchange, limiter.take(exchange.getRequest(), path, caller), onwards);
    }

    /** For anybody, at a path that asks for no token. */
    public Mono<Void> passOpen(ServerWebExchange exchange, String path, Supplier<Mono<Void>> onwards) {
        return spend(exchange, limiter.takeOpen(exchange.getRequest(), path), onwards);
    }

    /** For a request of which it is not known yet whose it is. */
    public <T> Mono<T> passUnknown(ServerWebExchange exchange, Supplier<Mono<T>> onwards) {
        return spend(exchange, limiter.takeUnknown(exchange.getRequest()), onwards);
    }

    /** For a request that is refused before it is known whose it is; fails with that, or because there were too many. */
    public <T> Mono<T> refuse(ServerWebExchange exchange, RefusedException why) {
        return passUnknown(exchange, () -> Mono.error(why));
    }

    private static <T> Mono<T> spend(
            ServerWebExchange exchange, CompletableFuture<Allowance> spent, Supplier<Mono<T>> onwards) {
        return spent.isDone()
                ? go(exchange, spent.resultNow(), onwards)
                : Mono.fromFuture(spent)
                        // The answer of a shared store comes on the one thread that talks to it, which must not carry
                        // requests.
                        .publishOn(EventLoops.of(exchange))
                        .flatMap(allowance -> go(exchange, allowance, onwards));
    }

    private static <T> Mono<T> go(ServerWebExchange exchange, Allowance allowance, Supplier<Mono<T>> onwards) {
        allowance.attachTo(exchange);
        return allowance.granted()
                ? onwards.get()
                : Mono.error(allowance.refused(
                        Dialect.of(exchange.getRequest().getURI().getRawPath())));
    }
}
