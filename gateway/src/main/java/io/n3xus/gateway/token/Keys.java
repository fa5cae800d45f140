package io.n3xus.gateway.token;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.n3xus.gateway.net.Connections;
import io.n3xus.gateway.settings.GatewaySettings;
import io.n3xus.gateway.settings.NexusSettings;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/**
 * The public keys of the issuer. Fetched when they are first needed, when they are old, and when a token names an
 * unknown key, but for that reason only once in a while: a forger must not be able to flood identity through us.
 */
@Component
final class Keys {

    private static final Logger LOG = LoggerFactory.getLogger(Keys.class);
    private static final String PATH = "/internal/jwks";

    private record Fetched(JWKSet keys, Instant at) {}

    private final HttpClient http;
    private final URI url;
    private final GatewaySettings.Tokens settings;
    private final Clock clock;
    private final AtomicReference<@Nullable Fetched> fetched = new AtomicReference<>();
    private final AtomicReference<@Nullable Mono<Fetched>> running = new AtomicReference<>();
    private volatile Instant lastAttempt = Instant.EPOCH;

    @Autowired
    Keys(Connections connections, GatewaySettings settings, NexusSettings nexus, Clock clock) {
        this(connections.client(), nexus.identity().url(), settings.tokens(), clock);
    }

    Keys(HttpClient http, URI identity, GatewaySettings.Tokens settings, Clock clock) {
        this.settings = settings;
        this.url = URI.create(identity + PATH);
        this.http = http;
        this.clock = clock;
    }

    /** Fetches before anyone asks, so that the first request need not wait. Failing here harms nothing. */
    @EventListener(ApplicationReadyEvent.class)
    void fetchEarly() {
        fetchOnce(fetched.get())
                .subscribe(null, failure -> LOG.debug("The keys of the issuer are not there yet.", failure));
    }

    /** The keys that may have signed this token: none when the issuer knows no such key. */
    Flux<JWK> find(SignedJWT token) {
        var keyId = token.getHeader().getKeyID();
        var now = fetched.get();
        if (now == null) {
            return fetchOnce(null).flatMapIterable(fresh -> select(fresh, keyId));
        }
        var known = select(now, keyId);
        var mayHelp = known.isEmpty() ? running.get() != null || mayFetch() : isOld(now) && mayFetch();
        return mayHelp
                ? fetchOnce(now).onErrorReturn(now).flatMapIterable(fresh -> select(fresh, keyId))
                : Flux.fromIterable(known);
    }

    private boolean isOld(Fetched keys) {
        return keys.at().plus(settings.keysFor()).isBefore(clock.instant());
    }

    private boolean mayFetch() {
        return !lastAttempt.plus(settings.keysRefetchAfter()).isAfter(clock.instant());
    }

    /**
     * Everyone who asks while a fetch runs waits for that one.
     *
     * @param seen what was not good enough; whoever comes when it has just been replaced gets the replacement
     */
    private Mono<Fetched> fetchOnce(@Nullable Fetched seen) {
        return Mono.defer(() -> {
            // Cleared before anyone hears the result, so that whoever asks after that starts a new one.
            var mine = newerOrFetch(seen).doOnTerminate(() -> running.set(null)).cache();
            var other = running.compareAndExchange(null, mine);
            return other == null ? mine : other;
        });
    }

    private Mono<Fetched> newerOrFetch(@Nullable Fetched seen) {
        return Mono.defer(() -> {
            var latest = fetched.get();
            return latest == null || latest.equals(seen) ? fetch() : Mono.just(latest);
        });
    }

    private Mono<Fetched> fetch() {
        return Mono.defer(() -> {
                    lastAttempt = clock.instant();
                    return http.get()
                            .uri(url)
                            .responseSingle(
                                    (response, body) -> response.status().code() == 200
                                            ? body.asString()
                                            : Mono.error(new IllegalStateException(
                                                    "Status " + response.status() + " for " + url)));
                })
                .timeout(settings.keysTimeout())
                .map(json -> new Fetched(parse(json), clock.instant()))
                .doOnNext(fetched::set);
    }

    private static JWKSet parse(String json) {
        try {
            return JWKSet.parse(json);
        } catch (ParseException e) {
            throw new IllegalStateException("Identity sent keys that cannot be read.", e);
        }
    }

    private static List<JWK> select(Fetched fetched, @Nullable String keyId) {
        var all = fetched.keys().getKeys();
        return keyId == null
                ? all
                : all.stream().filter(key -> keyId.equals(key.getKeyID())).toList();
    }
}
