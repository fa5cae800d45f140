package io.n3xus.platform.client;

import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.n3xus.platform.refusal.RefusedException;
import io.n3xus.platform.security.ServiceToken;
import java.net.http.HttpClient;
import java.time.Duration;

/**
 * Makes clients for the other services. All our internal calls may be repeated: they carry their own idempotency key or
 * state the outcome wanted.
 */
public final class ServiceClients {

    private static final Duration FIRST_WAIT = Duration.ofMillis(50);

    /** With the waits between tries, a caller hears within 3 s that a service is down. */
    private static final Duration PATIENCE = Duration.ofMillis(2_200);

    private final HttpClient http;
    private final ServiceToken token;
    private final CircuitBreakerRegistry breakers = CircuitBreakerRegistry.ofDefaults();

    public ServiceClients(HttpClient http, ServiceToken token, MeterRegistry meters) {
        this.http = http;
        this.token = token;
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(meters);
    }

    /**
     * A client that tries up to three times, all within 2.2 s and the waits between them. A service that is only slow
     * uses all of it for its first answer: asking it again would make it slower.
     *
     * @param addresses of the service's replicas, separated by commas
     */
    public ServiceClient create(String name, String addresses) {
        return create(name, addresses, PATIENCE);
    }

    /**
     * A client with its own patience.
     *
     * @param patience for all tries; calls that start machines need more than calls that answer from memory
     */
    public ServiceClient create(String name, String addresses, Duration patience) {
        var breaker = breakers.circuitBreaker(
                name,
                CircuitBreakerConfig.custom()
                        .slidingWindowType(SlidingWindowType.COUNT_BASED)
                        .slidingWindowSize(20)
                        .minimumNumberOfCalls(10)
                        .failureRateThreshold(50)
                        .waitDurationInOpenState(Duration.ofSeconds(2))
                        .permittedNumberOfCallsInHalfOpenState(2)
                        .automaticTransitionFromOpenToHalfOpenEnabled(true)
                        .recordExceptions(ServiceFailedException.class)
                        .ignoreExceptions(RefusedException.class, SlowServiceException.class)
                        .build());
        var retry = Retry.of(
                name,
                RetryConfig.custom()
                        .maxAttempts(3)
                        .intervalFunction(IntervalFunction.ofExponentialRandomBackoff(FIRST_WAIT, 2))
                        .retryExceptions(ServiceFailedException.class)
                        .ignoreExceptions(SlowServiceException.class)
                        .build());
        return new ServiceClient(name, new Replicas(addresses), http, token, new Resilience(breaker, retry), patience);
    }
}
