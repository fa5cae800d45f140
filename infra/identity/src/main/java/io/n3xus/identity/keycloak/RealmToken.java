package io.n3xus.identity.keycloak;

import com.nimbusds.jwt.JWTParser;
import java.text.ParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is in a token of the realm. Nothing is checked: for tokens that came from Keycloak itself, or were known before.
 *
 * @param client that it was given to
 * @param session the login it came of
 */
record RealmToken(String client, @Nullable String session) {

    /** Empty when the text is no JWT. */
    static Optional<RealmToken> parse(String token) {
        try {
            var claims = JWTParser.parse(token).getJWTClaimsSet();
            var client = claims.getStringClaim("azp");
            return Optional.of(new RealmToken(client == null ? "" : client, claims.getStringClaim("sid")));
        } catch (ParseException _) {
            return Optional.empty();
        }
    }
}
