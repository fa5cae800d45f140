package io.n3xus.identity.login;

import java.time.Duration;
import org.springframework.stereotype.Service;

/** This issuer's own users and tokens. */
@Service
class OwnLogins implements LoginProvider {

    private final Credentials credentials;
    private final Logins logins;
    private final Revocations revocations;
    private final LoginSettings settings;

    OwnLogins(Credentials credentials, Logins logins, Revocations revocations, LoginSettings settings) {
        this.credentials = credentials;
        this.logins = logins;
        this.revocations = revocations;
        this.settings = settings;
    }

    @Override
    public Login once(String username, String password, String address) {
        var user = credentials.ofUsername(username, password, address);
        return new Login(user, logins.once(user));
    }

    @Override
    public TokenPair byEmail(String email, String password, String address) {
        return logins.renewable(credentials.ofEmail(email, password, address), life(Door.FORGE));
    }

    @Override
    public TokenPair byName(String name, String password, String address) {
        return logins.renewable(credentials.of(name, password, address), life(Door.OAUTH));
    }

    @Override
    public TokenPair renew(String refreshToken, Door door) {
        return logins.renew(refreshToken, life(door));
    }

    @Override
    public void logOut(PresentedToken token) {
        revocations.logOut(token);
    }

    private Duration life(Door door) {
        return switch (door) {
            case FORGE -> settings.accessTokenLife();
            case OAUTH -> settings.oauthTokenLife();
        };
    }
}
