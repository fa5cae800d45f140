package io.n3xus.gateway.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.n3xus.gateway.settings.GatewaySettings;
import io.n3xus.gateway.settings.NexusSettings;
import io.n3xus.platform.refusal.PlatformRefusal;
import io.n3xus.platform.refusal.Refusal;
import io.n3xus.platform.refusal.RefusedException;
import java.time.Clock;
import java.time.Duration;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Believes a token or refuses it. A signature is checked once and then remembered by the hash of the token, never by
 * the token itself; expiry and revocation are checked each time.
 */
@Component
public final class TokenVerifier {

    /** Ours are shorter than 1 KiB; a longer one is not worth hashing. */
    private static final int LENGTH_MAX = 8192;

    private static final Duration RETRY = Duration.ofSeconds(1);

    private final NimbusReactiveJwtDecoder decoder;
    private final Cache<String, VerifiedToken> verified;
    private final Revocations revocations;
    private final NexusSettings.Identity issuer;
    private final Clock clock;

    TokenVerifier(Keys keys, Revocations revocations, GatewaySettings settings, NexusSettings nexus, Clock clock) {
        this.decoder = NimbusReactiveJwtDecoder.withJwkSource(keys::find)
                .jwsAlgorithm(SignatureAlgorithm.RS256)
                .build();
        this.decoder.setJwtValidator(_ -> OAuth2TokenValidatorResult.success());
        this.verified = Caffeine.newBuilder()
                .maximumSize(settings.tokens().verifiedMax())
                .expireAfterWrite(settings.tokens().verifiedFor())
                .build();
        this.revocations = revocations;
        this.issuer = nexus.identity();
        this.clock = clock;
    }

    /** Fails with a refusal: TOKEN_INVALID, TOKEN_EXPIRED, or UNAVAILABLE while it cannot be known. */
    public Mono<VerifiedToken> verify(String token) {
        return Mono.defer(() -> {
            if (!revocations.areKnown()) {
                return Mono.error(unavailable("The gateway is still reading which tokens were revoked."));
            }
            if (token.length() > LENGTH_MAX) {
                return Mono.error(Claims.invalid("It is too long."));
            }
            var hash = Hashes.of(token);
            var known = verified.getIfPresent(hash);
            var believed = known == null
                    ? decode(token).doOnNext(fresh -> verified.put(hash, fresh))
                    : Mono.fromCallable(() -> Claims.checkExpiry(known, clock.instant()));
            return believed.doOnNext(this::refuseRevoked);
        });
    }

    private Mono<VerifiedToken> decode(String token) {
        return decoder.decode(token)
                .map(jwt -> Claims.check(jwt, issuer, clock.instant()))
                .onErrorMap(BadJwtException.class, _ -> Claims.invalid("Its signature or form is wrong."))
                .onErrorMap(
                        e -> !(e instanceof RefusedException),
                        _ -> unavailable("The keys of the issuer cannot be fetched."));
    }

    private void refuseRevoked(VerifiedToken token) {
        if (revocations.contains(token.id()) || revocations.contains(ApiKeys.ownerOf(token.id()))) {
            throw Claims.invalid("It was revoked.");
        }
    }

    private static RefusedException unavailable(String why) {
        return new RefusedException(Refusal.of(PlatformRefusal.UNAVAILABLE, why + " Try again shortly.")
                .retryAfter(RETRY));
    }
}
