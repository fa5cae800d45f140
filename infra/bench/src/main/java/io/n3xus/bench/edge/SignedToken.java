package io.n3xus.bench.edge;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

/**
 * A token as identity signs them, and the keys to verify it.
 *
 * @param keys as a JWK set
 */
public record SignedToken(String text, String keys) {

    private static final Duration LIFE = Duration.ofHours(2);

    static SignedToken make() throws JOSEException {
        return of("user");
    }

    /** For a caller of this role. */
    public static SignedToken of(String role) throws JOSEException {
        var key = new RSAKeyGenerator(2048).keyID("bench").generate();
        var now = Instant.now();
        var claims = new JWTClaimsSet.Builder()
                .issuer("n3xus")
                .audience("n3xus")
                .subject(UUID.randomUUID().toString())
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFE)))
                .claim("username", "bench")
                .claim("plan", "enterprise")
                .claim("role", role)
                .claim("scope", "command:execute")
                .build();
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
        token.sign(new RSASSASigner(key));
        return new SignedToken(token.serialize(), new JWKSet(key).toString());
    }
}
