package io.n3xus.identity.keycloak;

import com.nimbusds.jwt.JWTParser;
import io.n3xus.identity.issuer.IssuedToken;
import io.n3xus.identity.keycloak.TokenEndpoint.Grant;
import io.n3xus.platform.refusal.RefusedException;
import io.n3xus.platform.security.TokenVerifier;
import java.text.ParseException;

/** Checks that what Keycloak gave is what gateway and services will believe, rather than leaving that to them. */
final class RealmTokens {

    /** Whose token it is. */
    record Believed(String userId, IssuedToken issued) {}

    private final TokenVerifier verifier;

    RealmTokens(TokenVerifier verifier) {
        this.verifier = verifier;
    }

    /**
     * The same token.
     *
     * @throws IllegalStateException when the realm is not set up as infra/deploy/keycloak describes
     */
    Believed believed(Grant grant) {
        try {
            var caller = verifier.verify(grant.access());
            if (caller.plan().isEmpty()
                    || caller.role().isEmpty()
                    || caller.username().isEmpty()) {
                throw new IllegalStateException(
                        "Keycloak's token lacks username, plan or role. Give the user a plan and compare the client"
                                + " scope n3xus with realm.json.");
            }
            var expiry = JWTParser.parse(grant.access())
                    .getJWTClaimsSet()
                    .getExpirationTime()
                    .toInstant();
            var issued = new IssuedToken(caller.tokenId(), grant.access(), grant.scope(), expiry);
            return new Believed(caller.userId(), issued);
        } catch (RefusedException | ParseException e) {
            throw new IllegalStateException(
                    "Keycloak's token is not believed. Every part of the platform must have nexus.identity.issuer as"
                            + " the realm's discovery says, and the audience must be in the token.",
                    e);
        }
    }
}
