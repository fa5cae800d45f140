package io.n3xus.gateway.proxy;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.n3xus.gateway.settings.GatewaySettings;
import io.n3xus.platform.refusal.PlatformRefusal;
import io.n3xus.platform.refusal.Refusal;
import io.n3xus.platform.refusal.RefusedException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The replicas of each service, asked in turn. One that cannot be reached is passed over for the next, and one that
 * keeps failing is not asked at all for a while.
 */
@Component
final class Replicas {

    private static final Duration RETRY = Duration.ofSeconds(2);

    /** So that a request that asks the same twice survives one lost connection to the only replica. */
    private static final int ATTEMPTS_MIN = 2;

    private final Map<String, List<URI>> services;
    private final Circuits circuits;
    private final Map<String, AtomicInteger> turns = new ConcurrentHashMap<>();

    Replicas(GatewaySettings settings, Circuits circuits) {
        this.services = settings.services();
        this.circuits = circuits;
    }

    /** Asks one replica. */
    interface Attempt<T> {

        /** Tells the call as soon as there is an answer, if that is before the end of the result. */
        Mono<T> at(URI replica, CircuitCall call);
    }

    /**
     * Tries each replica once, a single one twice.
     *
     * @param mayRepeat whether after this failure there may be another attempt: the request had no effect
     */
    <T> Mono<T> tryEach(String service, Predicate<Throwable> mayRepeat, Attempt<T> attempt) {
        return new Attempts<>(service, inTurn(service), mayRepeat, attempt).from(0);
    }

    private final class Attempts<T> {

        private final String service;
        private final List<URI> replicas;
        private final Predicate<Throwable> mayRepeat;
        private final Attempt<T> attempt;

        private Attempts(String service, List<URI> replicas, Predicate<Throwable> mayRepeat, Attempt<T> attempt) {
            this.service = service;
            this.replicas = replicas;
            this.mayRepeat = mayRepeat;
            this.attempt = attempt;
        }

        private Mono<T> from(int number) {
            if (replicas.isEmpty() || number == Math.max(ATTEMPTS_MIN, replicas.size())) {
                return Mono.error(unreachable(service));
            }
            var replica = replicas.get(number % replicas.size());
            var circuit = circuits.of(replica);
            return circuit.tryAcquirePermission() ? ask(replica, circuit, number) : from(number + 1);
        }

        private Mono<T> ask(URI replica, CircuitBreaker circuit, int number) {
            var call = new CircuitCall(circuit);
            return attempt.at(replica, call)
                    .doOnSuccess(_ -> call.answered())
                    .doOnError(call::failed)
                    .doOnCancel(call::givenUp)
                    .onErrorResume(mayRepeat, _ -> from(number + 1));
        }
    }

    List<URI> inTurn(String service) {
        var replicas = services.getOrDefault(service, List.of());
        if (replicas.size() < 2) {
            return replicas;
        }
        var turn = turns.computeIfAbsent(service, _ -> new AtomicInteger()).getAndIncrement();
        return IntStream.range(0, replicas.size())
                .mapToObj(index -> replicas.get(Math.floorMod(turn + index, replicas.size())))
                .toList();
    }

    private static RefusedException unreachable(String service) {
        return unavailable("The %s service cannot be reached. Nothing was changed. Try again shortly.", service);
    }

    /** The request was sent, and no answer came. */
    static RefusedException interrupted(String service) {
        return unavailable(
                "The %s service went away before it answered. Look at the state before trying again.", service);
    }

    private static RefusedException unavailable(String message, String service) {
        return new RefusedException(Refusal.of(PlatformRefusal.UNAVAILABLE, message.formatted(service))
                .retryAfter(RETRY));
    }
}
