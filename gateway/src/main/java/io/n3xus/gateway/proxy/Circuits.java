package io.n3xus.gateway.proxy;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.n3xus.gateway.settings.CircuitSettings;
import io.n3xus.gateway.settings.GatewaySettings;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * A circuit breaker for each replica. One that cannot be reached, breaks off or does not answer in time is left alone
 * for a moment, so that nobody waits for it.
 */
@Component
public final class Circuits {

    private final Map<String, List<URI>> services;
    private final CircuitBreakerRegistry breakers;

    Circuits(GatewaySettings gateway, CircuitSettings settings, MeterRegistry meters) {
        this.services = gateway.services();
        this.breakers = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .slidingWindow(settings.calls(), settings.calls(), SlidingWindowType.COUNT_BASED)
                .failureRateThreshold(settings.failurePercent())
                .waitDurationInOpenState(settings.rest())
                .permittedNumberOfCallsInHalfOpenState(1)
                .build());
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(meters);
    }

    CircuitBreaker of(URI replica) {
        return breakers.circuitBreaker(replica.toString());
    }

    /**
     * By short name of the service: {@code closed} while all its replicas are asked, {@code open} when none is,
     * {@code partly open} between.
     */
    public Map<String, String> states() {
        return services.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> state(each.getValue()), (one, _) -> one, TreeMap::new));
    }

    private String state(List<URI> replicas) {
        var open = replicas.stream()
                .filter(replica -> of(replica).getState() != State.CLOSED)
                .count();
        return open == 0 ? "closed" : open == replicas.size() ? "open" : "partly open";
    }
}
