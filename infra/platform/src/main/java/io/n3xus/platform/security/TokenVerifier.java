package io.n3xus.platform.security;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.n3xus.platform.refusal.PlatformRefusal;
import io.n3xus.platform.refusal.RefusedException;
import io.n3xus.platform.web.Caller;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Turns a token into a {@link Caller}, or refuses it: RS256 signature, issuer, audience and expiry. */
public final class TokenVerifier {

    private static final String EXPIRED = "Jwt expired";

    private final NimbusJwtDecoder decoder;

    /**
     * A verifier of one issuer's tokens.
     *
     * @param keysUrl where identity serves its public keys; fetched at first use, cached, and fetched again when a token
     *     names a key that is not among them
     */
    public TokenVerifier(String keysUrl, String issuer, String audience) {
        this(
                NimbusJwtDecoder.withJwkSetUri(keysUrl)
                        .jwsAlgorithm(SignatureAlgorithm.RS256)
                        .build(),
                issuer,
                audience);
    }

    private TokenVerifier(NimbusJwtDecoder decoder, String issuer, String audience) {
        this.decoder = decoder;
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(List.of(
                new JwtTimestampValidator(Duration.ZERO),
                new JwtIssuerValidator(issuer),
                audience(audience),
                complete())));
    }

    /** A verifier for the issuer itself, which has the keys and need not fetch them. */
    public static TokenVerifier ofKeys(JWKSource<SecurityContext> keys, String issuer, String audience) {
        var decoder = NimbusJwtDecoder.withJwkSource(keys)
                .jwsAlgorithm(SignatureAlgorithm.RS256)
                .build();
        return new TokenVerifier(decoder, issuer, audience);
    }

    /**
     * Who the token stands for.
     *
     * @throws RefusedException when the token proves nothing (401) or the keys cannot be fetched (503)
     */
    public Caller verify(String token) {
        try {
            return caller(decoder.decode(token));
        } catch (JwtValidationException invalid) {
            var expired = invalid.getErrors().stream()
                    .map(OAuth2Error::getDescription)
                    .anyMatch(description -> description != null && description.startsWith(EXPIRED));
            throw expired
                    ? new RefusedException(PlatformRefusal.TOKEN_EXPIRED, "The token has expired; log in again.")
                    : invalid();
        } catch (BadJwtException _) {
            throw invalid();
        } catch (JwtException unreachable) {
            throw new RefusedException(
                    PlatformRefusal.UNAVAILABLE, "Tokens cannot be checked now: identity gives no keys.");
        }
    }

    private static RefusedException invalid() {
        return new RefusedException(PlatformRefusal.TOKEN_INVALID, "The token is not one of ours; log in again.");
    }

    private static Caller caller(Jwt jwt) {
        return new Caller(
                Objects.requireNonNull(jwt.getSubject()),
                claim(jwt, "username"),
                claim(jwt, "plan"),
                claim(jwt, "role"),
                scopes(claim(jwt, "scope")),
                Objects.requireNonNull(jwt.getId()));
    }

    private static Set<String> scopes(String scope) {
        return Arrays.stream(scope.split(" ")).filter(name -> !name.isEmpty()).collect(Collectors.toSet());
    }

    private static String claim(Jwt jwt, String name) {
        return Objects.requireNonNullElse(jwt.getClaimAsString(name), "");
    }

    private static OAuth2TokenValidator<Jwt> audience(String audience) {
        return jwt -> jwt.getAudience() != null && jwt.getAudience().contains(audience)
                ? OAuth2TokenValidatorResult.success()
                : failure("The token is for another audience.");
    }

    private static OAuth2TokenValidator<Jwt> complete() {
        return jwt -> jwt.getSubject() != null && jwt.getId() != null && jwt.getExpiresAt() != null
                ? OAuth2TokenValidatorResult.success()
                : failure("The token lacks a claim.");
    }

    private static OAuth2TokenValidatorResult failure(String description) {
        return OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token", description, null));
    }
}
