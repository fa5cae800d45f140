package io.n3xus.identity.keycloak;

import io.n3xus.identity.api.IdentityRefusal;
import io.n3xus.identity.issuer.IssuedToken;
import io.n3xus.identity.keycloak.TokenEndpoint.Grant;
import io.n3xus.identity.login.GivenTokens;
import io.n3xus.identity.login.Lockout;
import io.n3xus.identity.login.LoginProvider;
import io.n3xus.identity.login.PresentedToken;
import io.n3xus.identity.login.Revocations;
import io.n3xus.identity.login.TokenPair;
import io.n3xus.platform.refusal.RefusedException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logins at Keycloak, with its own tokens. Each is recorded before it is answered, and looked at once more after that: an
 * account closed in between has ended its login at Keycloak before ours are ended, so one of the two shows.
 */
final class KeycloakLogins implements LoginProvider {

    private static final Logger LOG = LoggerFactory.getLogger(KeycloakLogins.class);

    private final TokenEndpoint keycloak;
    private final RealmAdmin admin;
    private final KeycloakUsers users;
    private final RealmTokens tokens;
    private final GivenTokens given;
    private final Lockout lockout;
    private final Revocations revocations;

    KeycloakLogins(
            TokenEndpoint keycloak,
            RealmAdmin admin,
            KeycloakUsers users,
            RealmTokens tokens,
            GivenTokens given,
            Lockout lockout,
            Revocations revocations) {
        this.keycloak = keycloak;
        this.admin = admin;
        this.users = users;
        this.tokens = tokens;
        this.given = given;
        this.lockout = lockout;
        this.revocations = revocations;
    }

    @Override
    public Login once(String username, String password, String address) {
        var refusal = refused("Invalid username or password");
        var grant = grant(RealmClient.STREAMSPACE, username, !username.contains("@"), password, address, refusal);
        var token = tokens.believed(grant);
        given.add(token.userId(), token.issued());
        refuseEnded(grant, refusal);
        return new Login(users.withId(token.userId()).orElseThrow(() -> refusal), token.issued());
    }

    @Override
    public TokenPair byEmail(String email, String password, String address) {
        var refusal = refused("Invalid email or password");
        return recorded(grant(RealmClient.FORGE, email, email.contains("@"), password, address, refusal), refusal);
    }

    @Override
    public TokenPair byName(String name, String password, String address) {
        var refusal = refused("Invalid username or password");
        return recorded(grant(RealmClient.OAUTH, name, true, password, address, refusal), refusal);
    }

    /** The new token lives as long as the login's client says: Keycloak knows no refresh by another client. */
    @Override
    public TokenPair renew(String refreshToken, Door door) {
        var client = RealmToken.parse(refreshToken)
                .flatMap(token -> RealmClient.of(token.client()))
                .orElseThrow(KeycloakLogins::notRenewed);
        switch (given.state(refreshToken)) {
            case UNKNOWN, ENDED -> throw notRenewed();
            case USED -> throw endLogin(refreshToken);
            case USABLE -> {}
        }
        var grant = keycloak.refresh(client, refreshToken).orElseThrow(() -> endLogin(refreshToken));
        var next = pair(grant, tokens.believed(grant).issued());
        if (!given.rotate(refreshToken, next, Duration.ofSeconds(grant.refreshSeconds()))) {
            throw endLogin(refreshToken);
        }
        return next;
    }

    /** Ours first, which every gateway acts on. Should Keycloak not answer, its refresh token is refused here anyway. */
    @Override
    public void logOut(PresentedToken token) {
        revocations.logOut(token);
        if (token.session() != null) {
            endSession(token.session());
        }
    }

    /** @param right false for a name where an address belongs, or the other way round: Keycloak would take either */
    private Grant grant(
            RealmClient client, String name, boolean right, String password, String address, RefusedException refusal) {
        return lockout.guard(
                name, address, () -> right ? keycloak.logIn(client, name, password) : Optional.empty(), refusal);
    }

    private TokenPair recorded(Grant grant, RefusedException refusal) {
        var token = tokens.believed(grant);
        var pair = pair(grant, token.issued());
        given.add(token.userId(), pair, Duration.ofSeconds(grant.refreshSeconds()));
        refuseEnded(grant, refusal);
        return pair;
    }

    private void refuseEnded(Grant grant, RefusedException refusal) {
        if (!keycloak.isAlive(grant.access())) {
            throw refusal;
        }
    }

    private static TokenPair pair(Grant grant, IssuedToken access) {
        if (grant.refresh() == null) {
            throw new IllegalStateException("The realm gives no refresh tokens to a client that must have them.");
        }
        return new TokenPair(access, Duration.ofSeconds(grant.seconds()), grant.refresh());
    }

    /** Whoever comes with a used token has stolen it or was robbed of it: nobody goes on with this login. */
    private RefusedException endLogin(String refreshToken) {
        LOG.warn("A refresh token was used twice or ended at Keycloak; all of its login ends");
        given.endLoginOf(refreshToken);
        RealmToken.parse(refreshToken).map(RealmToken::session).ifPresent(this::endSession);
        return notRenewed();
    }

    private void endSession(String session) {
        try {
            admin.endSession(session);
        } catch (RefusedException unavailable) {
            LOG.warn("Session {} has ended here, but goes on at Keycloak: {}", session, unavailable.getMessage());
        }
    }

    private static RefusedException notRenewed() {
        return new RefusedException(
                IdentityRefusal.INVALID_REFRESH_TOKEN,
                "The refresh token is unknown, used, expired or logged out. Log in again.");
    }

    private static RefusedException refused(String words) {
        return new RefusedException(IdentityRefusal.INVALID_CREDENTIALS, words);
    }
}
