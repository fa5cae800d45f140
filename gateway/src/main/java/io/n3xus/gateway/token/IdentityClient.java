package io.n3xus.gateway.token;

import io.n3xus.gateway.net.Connections;
import io.n3xus.gateway.settings.ApiKeySettings;
import io.n3xus.gateway.settings.NexusSettings;
import io.n3xus.platform.refusal.PlatformRefusal;
import io.n3xus.platform.refusal.Refusal;
import io.n3xus.platform.refusal.RefusedException;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.client.HttpClient;
import tools.jackson.databind.json.JsonMapper;

/** Asks identity about keys, as the service that the gateway is. */
@Component
final class IdentityClient {

    private static final Logger LOG = LoggerFactory.getLogger(IdentityClient.class);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String NAME = "gateway";
    private static final String INVALID_KEY = "auth.invalid-key";
    private static final Duration SPARE = Duration.ofSeconds(60);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private record Answer(int status, String body) {}

    private record ServiceToken(String value, Instant renewAt) {}

    private final HttpClient http;
    private final NexusSettings.Identity identity;
    private final ApiKeySettings settings;
    private final Clock clock;
    private volatile @Nullable ServiceToken token;

    IdentityClient(Connections connections, NexusSettings nexus, ApiKeySettings settings, Clock clock) {
        this.http = connections.client();
        this.identity = nexus.identity();
        this.settings = settings;
        this.clock = clock;
    }

    /** Empty when identity refuses the key; fails with UNAVAILABLE when it gives no answer. */
    Mono<VerifiedKey> verify(String key) {
        return serviceToken()
                .flatMap(bearer -> post("/internal/keys/verify", Map.of("key", key), bearer))
                .timeout(settings.timeout())
                .flatMap(this::verified)
                .onErrorMap(failure -> !(failure instanceof RefusedException), IdentityClient::unavailable);
    }

    private Mono<VerifiedKey> verified(Answer answer) {
        if (answer.status() == 200) {
            return Mono.just(JSON.readValue(answer.body(), VerifiedKey.class));
        }
        if (answer.status() == 401
                && JSON.readTree(answer.body()).path("code").asString("").equals(INVALID_KEY)) {
            return Mono.empty();
        }
        token = null;
        return Mono.error(new IllegalStateException("Identity answered %d.".formatted(answer.status())));
    }

    private Mono<String> serviceToken() {
        return Mono.defer(() -> {
            var known = token;
            return known != null && clock.instant().isBefore(known.renewAt()) ? Mono.just(known.value()) : fetchToken();
        });
    }

    private Mono<String> fetchToken() {
        return post("/internal/token", Map.of("client_id", NAME, "client_secret", identity.clientSecret()), null)
                .map(answer -> {
                    if (answer.status() != 200) {
                        throw new IllegalStateException(
                                "Identity gives this gateway no token: status %d. Compare nexus.identity.client-secret."
                                        .formatted(answer.status()));
                    }
                    var body = JSON.readTree(answer.body());
                    var life = Duration.ofSeconds(body.path("expires_in").asLong());
                    var value = body.path("access_token").asString();
                    token = new ServiceToken(value, clock.instant().plus(life).minus(SPARE));
                    return value;
                });
    }

    private Mono<Answer> post(String path, Map<String, String> body, @Nullable String bearer) {
        return http.headers(headers -> {
                    headers.set(HttpHeaderNames.CONTENT_TYPE, "application/json");
                    if (bearer != null) {
                        headers.set(HttpHeaderNames.AUTHORIZATION, "Bearer " + bearer);
                    }
                })
                .post()
                .uri(identity.url() + path)
                .send(ByteBufFlux.fromString(Mono.just(JSON.writeValueAsString(body))))
                .responseSingle((response, content) -> content.asString()
                        .defaultIfEmpty("")
                        .map(text -> new Answer(response.status().code(), text)));
    }

    private static RefusedException unavailable(Throwable failure) {
        LOG.warn("API keys cannot be verified now: {}", failure.toString());
        return new RefusedException(
                Refusal.of(PlatformRefusal.UNAVAILABLE, "API keys cannot be verified now. Try again shortly.")
                        .retryAfter(RETRY));
    }
}
