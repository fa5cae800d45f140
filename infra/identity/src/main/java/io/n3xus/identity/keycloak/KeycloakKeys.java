package io.n3xus.identity.keycloak;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import io.n3xus.identity.issuer.PublicKeys;
import io.n3xus.platform.refusal.RefusedException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The realm's keys, which sign the tokens of people, and this issuer's own, which sign those of services and of API keys.
 * The realm's are fetched when the set is asked for or a token names a key not known, at most once a second; while
 * Keycloak does not answer, those known stay.
 */
final class KeycloakKeys implements PublicKeys {

    private static final Duration FRESH = Duration.ofSeconds(1);

    private record Fetched(List<JWK> keys, Instant at) {}

    private final PublicKeys own;
    private final TokenEndpoint keycloak;
    private final Clock clock;
    private volatile @Nullable Fetched fetched;

    KeycloakKeys(PublicKeys own, TokenEndpoint keycloak, Clock clock) {
        this.own = own;
        this.keycloak = keycloak;
        this.clock = clock;
    }

    @Override
    public JWKSet published() {
        return union(fresh());
    }

    @Override
    public List<JWK> find(JWKSelector wanted) {
        var known = fetched;
        var found = known == null ? List.<JWK>of() : wanted.select(union(known.keys()));
        return found.isEmpty() ? wanted.select(published()) : found;
    }

    private JWKSet union(List<JWK> realm) {
        return new JWKSet(Stream.concat(own.published().getKeys().stream(), realm.stream())
                .toList());
    }

    private synchronized List<JWK> fresh() {
        var known = fetched;
        if (known != null && known.at().plus(FRESH).isAfter(clock.instant())) {
            return known.keys();
        }
        try {
            var keys = signing(keycloak.keys());
            fetched = new Fetched(keys, clock.instant());
            return keys;
        } catch (RefusedException unavailable) {
            if (known == null) {
                throw unavailable;
            }
            return known.keys();
        }
    }

    private static List<JWK> signing(String json) {
        try {
            return JWKSet.parse(json).getKeys().stream()
                    .filter(key -> KeyUse.SIGNATURE.equals(key.getKeyUse()))
                    .toList();
        } catch (ParseException e) {
            throw KeycloakUnavailable.because("its keys cannot be read: " + e.getMessage());
        }
    }
}
