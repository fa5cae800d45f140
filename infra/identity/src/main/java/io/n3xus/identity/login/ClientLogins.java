package io.n3xus.identity.login;

import io.n3xus.identity.api.IdentityRefusal;
import io.n3xus.identity.clients.OAuthClient;
import io.n3xus.identity.clients.OAuthClients;
import io.n3xus.identity.issuer.IssuedToken;
import io.n3xus.identity.issuer.TokenIssuer;
import io.n3xus.identity.keys.KeyTokens;
import io.n3xus.identity.users.Passwords;
import io.n3xus.platform.refusal.RefusedException;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Gives tokens to programs: for an API key, whose id and text are the client's id and secret, or for a configured
 * client. They get no refresh token: they have their secret.
 */
@Service
class ClientLogins {

    private static final String KEY_PREFIX = "key_";

    private final KeyTokens keys;
    private final OAuthClients clients;
    private final Passwords passwords;
    private final Lockout lockout;
    private final TokenIssuer issuer;
    private final LoginSettings settings;

    ClientLogins(
            KeyTokens keys,
            OAuthClients clients,
            Passwords passwords,
            Lockout lockout,
            TokenIssuer issuer,
            LoginSettings settings) {
        this.keys = keys;
        this.clients = clients;
        this.passwords = passwords;
        this.lockout = lockout;
        this.issuer = issuer;
        this.settings = settings;
    }

    IssuedToken logIn(String id, String secret, String address) {
        return id.startsWith(KEY_PREFIX) ? ofKey(id, secret) : ofClient(id, secret, address);
    }

    private IssuedToken ofKey(String id, String secret) {
        return keys.issue(secret, settings.oauthTokenLife())
                .filter(grant -> grant.keyId().equals(id))
                .map(KeyTokens.Grant::token)
                .orElseThrow(ClientLogins::refused);
    }

    /** Unknown ids are refused in the same words, after the same work and as often as wrong secrets. */
    private IssuedToken ofClient(String id, String secret, String address) {
        return issue(lockout.guard("client:" + id, address, () -> proven(id, secret), refused()));
    }

    private Optional<OAuthClient> proven(String id, String secret) {
        var client = clients.find(id);
        var right = passwords.match(secret, client.map(OAuthClient::secretHash).orElse(null));
        return client.filter(_ -> right);
    }

    private IssuedToken issue(OAuthClient client) {
        return issuer.issue(client.newTokenId(), client.holder(), settings.oauthTokenLife());
    }

    private static RefusedException refused() {
        return new RefusedException(
                IdentityRefusal.INVALID_CLIENT,
                "No such client and secret. An API key's id and the key itself are a client too.");
    }
}
