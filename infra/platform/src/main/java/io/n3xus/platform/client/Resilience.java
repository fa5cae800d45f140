package io.n3xus.platform.client;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.retry.Retry;
import java.util.function.Supplier;

/** What stands around every call to one service: repeats while it fails, and stops asking when it keeps failing. */
record Resilience(CircuitBreaker breaker, Retry retry) {

    <T> T call(Supplier<T> request) {
        return Retry.decorateSupplier(retry, CircuitBreaker.decorateSupplier(breaker, request))
                .get();
    }
}
