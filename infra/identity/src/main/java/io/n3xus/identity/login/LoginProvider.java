package io.n3xus.identity.login;

import io.n3xus.identity.issuer.IssuedToken;
import io.n3xus.identity.users.User;

/** Who gives tokens to people for their passwords, and takes them back: this issuer itself, or Keycloak. */
public interface LoginProvider {

    /** Which API a pair of tokens is for; it decides how long the access token lives. */
    enum Door {
        FORGE,
        OAUTH
    }

    /** What StreamSpace's login answers. */
    record Login(User user, IssuedToken token) {}

    /**
     * By user name: one token for a day.
     *
     * @param address of the client, for the counting of wrong passwords
     */
    Login once(String username, String password, String address);

    TokenPair byEmail(String email, String password, String address);

    /** By either; a name with an {@code @} is an address. */
    TokenPair byName(String name, String password, String address);

    /** The next pair for a refresh token, which works once. */
    TokenPair renew(String refreshToken, Door door);

    /** Ends the token and all that came of its login. Safe to repeat. */
    void logOut(PresentedToken token);
}
