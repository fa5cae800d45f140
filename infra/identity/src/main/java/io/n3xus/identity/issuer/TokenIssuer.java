package io.n3xus.identity.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Signs JWTs (RS256). Times in them are whole seconds, so {@link IssuedToken#expiresAt()} is exactly {@code exp}. */
@Component
public class TokenIssuer {

    private final IssuerSettings settings;
    private final Duration longestLife;
    private final Clock clock;
    private final SigningKeys keys;
    private volatile @Nullable Signer lastSigner;

    TokenIssuer(IssuerSettings settings, SigningSettings signing, Clock clock, SigningKeys keys) {
        this.settings = settings;
        this.longestLife = signing.longestTokenLife();
        this.clock = clock;
        this.keys = keys;
    }

    private record Signer(RSAKey key, JWSHeader header, RSASSASigner signer) {

        static Signer of(RSAKey key) throws JOSEException {
            var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .keyID(key.getKeyID())
                    .build();
            return new Signer(key, header, new RSASSASigner(key));
        }
    }

    public IssuedToken issue(Holder holder, Duration life) {
        return issue(UUID.randomUUID().toString(), holder, life);
    }

    /**
     * Signs a token of this id.
     *
     * @param id the {@code jti}; new for each token
     * @throws IllegalArgumentException when it would outlive the key that signs it
     */
    public IssuedToken issue(String id, Holder holder, Duration life) {
        if (life.compareTo(longestLife) > 0) {
            throw new IllegalArgumentException(
                    "No token lives longer than nexus.identity.signing.longest-token-life, %s; this one would for %s."
                            .formatted(longestLife, life));
        }
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var claims = new JWTClaimsSet.Builder()
                .issuer(settings.issuer())
                .audience(settings.audience())
                .subject(holder.id())
                .jwtID(id)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(life)))
                .claim("username", holder.username())
                .claim("plan", holder.plan().wireName())
                .claim("role", holder.role().wireName())
                .claim("scope", holder.scope())
                .build();
        return new IssuedToken(id, sign(claims), holder.scope(), now.plus(life));
    }

    private String sign(JWTClaimsSet claims) {
        try {
            var signer = signer();
            var token = new SignedJWT(signer.header(), claims);
            token.sign(signer.signer());
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("Cannot sign with the key of this issuer.", e);
        }
    }

    private Signer signer() throws JOSEException {
        var key = keys.signing();
        var last = lastSigner;
        if (last == null || !last.key().getKeyID().equals(key.getKeyID())) {
            last = Signer.of(key);
            lastSigner = last;
        }
        return last;
    }
}
