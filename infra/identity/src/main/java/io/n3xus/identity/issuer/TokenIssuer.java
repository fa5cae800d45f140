package io.n3xus.identity.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Signs JWTs (RS256). Times in them are whole seconds, so {@link IssuedToken#expiresAt()} is exactly {@code exp}. */
@Component
public class TokenIssuer {

    private final IssuerSettings settings;
    private final Clock clock;
    private final JWSHeader header;
    private final RSASSASigner signer;

    TokenIssuer(IssuerSettings settings, Clock clock, SigningKey key) throws JOSEException {
        this.settings = settings;
        this.clock = clock;
        header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID(key.key().getKeyID())
                .build();
        signer = new RSASSASigner(key.key());
    }

    public IssuedToken issue(Holder holder, Duration life) {
        return issue(UUID.randomUUID().toString(), holder, life);
    }

    /**
     * Signs a token of this id.
     *
     * @param id the {@code jti}; new for each token
     */
    public IssuedToken issue(String id, Holder holder, Duration life) {
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
        var token = new SignedJWT(header, claims);
        try {
            token.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("Cannot sign with the key of this issuer.", e);
        }
        return token.serialize();
    }
}
