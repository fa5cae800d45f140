package io.n3xus.gateway.proxy;

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
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The replicas of each service, asked in turn. One that cannot be reached is passed over for the next. */
@Component
final class Replicas {

    private static final Duration RETRY = Duration.ofSeconds(2);

    private final Map<String, List<URI>> services;
    private final Map<String, AtomicInteger> turns = new ConcurrentHashMap<>();

    Replicas(GatewaySettings settings) {
        this.services = settings.services();
    }

    /**
     * Tries each replica at most once.
     *
     * @param mayRepeat whether after this failure the next replica may be asked: the request had no effect
     */
    <T> Mono<T> tryEach(String service, Predicate<Throwable> mayRepeat, Function<URI, Mono<T>> attempt) {
        return tryFrom(inTurn(service), 0, service, mayRepeat, attempt);
    }

    private static <T> Mono<T> tryFrom(
            List<URI> replicas,
            int index,
            String service,
            Predicate<Throwable> mayRepeat,
            Function<URI, Mono<T>> attempt) {
        if (index == replicas.size()) {
            return Mono.error(unreachable(service));
        }
        return Mono.defer(() -> attempt.apply(replicas.get(index)))
                .onErrorResume(mayRepeat, _ -> tryFrom(replicas, index + 1, service, mayRepeat, attempt));
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
