package io.n3xus.identity.login;

import com.nimbusds.jwt.JWTParser;
import io.n3xus.identity.keys.KeyToken;
import io.n3xus.platform.refusal.PlatformRefusal;
import io.n3xus.platform.refusal.RefusedException;
import java.text.ParseException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What logging out needs of the token a request came with. The platform has verified the signature before.
 *
 * @param session the login at Keycloak that it came of; null for tokens of this issuer
 */
public record PresentedToken(
        String userId,
        String id,
        Instant expiresAt,
        @Nullable String session) {

    private static final int SCHEME = "Bearer ".length();

    /** Reads an {@code Authorization} header. */
    static PresentedToken in(String authorization) {
        try {
            var claims = JWTParser.parse(authorization.substring(SCHEME).trim()).getJWTClaimsSet();
            refuseKeys(claims.getJWTID());
            return new PresentedToken(
                    claims.getSubject(),
                    claims.getJWTID(),
                    claims.getExpirationTime().toInstant(),
                    claims.getStringClaim("sid"));
        } catch (ParseException _) {
            throw new RefusedException(PlatformRefusal.TOKEN_INVALID, "This is not a token that can be logged out.");
        }
    }

    private static void refuseKeys(String tokenId) {
        if (KeyToken.isOne(tokenId)) {
            throw new RefusedException(PlatformRefusal.FORBIDDEN, "A key does not log out. Revoke it.");
        }
    }
}
