package io.n3xus.gateway.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.n3xus.gateway.settings.ApiKeySettings;
import io.n3xus.platform.refusal.PlatformRefusal;
import io.n3xus.platform.refusal.RefusalCode.Kind;
import io.n3xus.platform.refusal.RefusedException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Believes API keys or refuses them, as identity says. Its answer, yes or no, is remembered for a while by the hash of
 * the key, never by the key itself; many who ask at the same time wait for one answer.
 */
@Component
public final class ApiKeys {

    private static final String PREFIX = "pk_";
    private static final int LENGTH_MAX = 256;
    private static final String ID_PREFIX = "key_";
    private static final String SEPARATOR = ".";

    private final IdentityClient identity;
    private final Cache<String, Mono<VerifiedKey>> answers;
    private final Revocations revocations;
    private final Duration revokedFor;
    private final Clock clock;

    ApiKeys(IdentityClient identity, Revocations revocations, ApiKeySettings settings, Clock clock) {
        this.identity = identity;
        this.answers = Caffeine.newBuilder()
                .maximumSize(settings.verifiedMax())
                .expireAfterWrite(settings.verifiedFor())
                .build();
        this.revocations = revocations;
        this.revokedFor = settings.revokedFor();
        this.clock = clock;
    }

    public static boolean isKey(String credential) {
        return credential.startsWith(PREFIX);
    }

    /** Whether there is an answer about it already, or one on its way. */
    boolean isKnown(String key) {
        return key.length() > LENGTH_MAX || answers.getIfPresent(Hashes.of(key)) != null;
    }

    /** Fails with a refusal: TOKEN_INVALID, or UNAVAILABLE while it cannot be known. */
    Mono<VerifiedKey> verify(String key) {
        return Mono.defer(() -> {
            if (key.length() > LENGTH_MAX) {
                return Mono.error(invalid());
            }
            var hash = Hashes.of(key);
            return answers.get(hash, _ -> ask(key, hash))
                    .flatMap(known -> isOutdated(known) ? askAgain(key, hash) : Mono.just(known))
                    .doOnNext(this::refuseRevoked);
        });
    }

    /** From here on the key is refused, and every token that was given for it. Safe to repeat. */
    public void revoke(String keyId) {
        revoke(keyId, clock.instant());
    }

    /** The same for a key that was revoked some time ago. */
    void revoke(String keyId, Instant at) {
        revocations.add(keyId, at.plus(revokedFor));
    }

    /** The key that a token was given for, or the token itself: {@code key_<16 hex>.<uuid>} is of a key. */
    public static String ownerOf(String tokenId) {
        var end = tokenId.startsWith(ID_PREFIX) ? tokenId.indexOf(SEPARATOR) : -1;
        return end < 0 ? tokenId : tokenId.substring(0, end);
    }

    private Mono<VerifiedKey> ask(String key, String hash) {
        return identity.verify(key)
                .switchIfEmpty(Mono.error(ApiKeys::invalid))
                .doOnError(failure -> !isRefused(failure), _ -> answers.invalidate(hash))
                .cache();
    }

    /** The account behind the key has changed since: another role, or none any more. */
    private boolean isOutdated(VerifiedKey key) {
        return revocations.contains(key.tokenId());
    }

    private Mono<VerifiedKey> askAgain(String key, String hash) {
        answers.invalidate(hash);
        return answers.get(hash, _ -> ask(key, hash));
    }

    private void refuseRevoked(VerifiedKey key) {
        if (revocations.contains(key.keyId())) {
            throw invalid();
        }
    }

    private static boolean isRefused(Throwable failure) {
        return failure instanceof RefusedException refused && refused.refusal().kind() == Kind.UNAUTHENTICATED;
    }

    private static RefusedException invalid() {
        return new RefusedException(
                PlatformRefusal.TOKEN_INVALID, "The API key is unknown, wrong or revoked. Make a new one.");
    }
}
