package io.n3xus.identity.login;

import io.n3xus.identity.api.IdentityEvent.RefreshTokenRotated;
import io.n3xus.identity.api.IdentityEvent.UserLoggedIn;
import io.n3xus.identity.api.IdentityRefusal;
import io.n3xus.identity.issuer.Holder;
import io.n3xus.identity.issuer.IssuedToken;
import io.n3xus.identity.issuer.LiveTokens;
import io.n3xus.identity.issuer.TokenIssuer;
import io.n3xus.identity.login.RefreshTokens.Found;
import io.n3xus.identity.publish.EventLog;
import io.n3xus.identity.users.User;
import io.n3xus.identity.users.Users;
import io.n3xus.platform.refusal.RefusedException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives tokens to people who have shown who they are. Each token given is in the log before it is answered. */
@Service
class Logins {

    private static final Logger LOG = LoggerFactory.getLogger(Logins.class);
    private static final int REFRESH_TOKEN_BYTES = 32;

    private final LoginSettings settings;
    private final TokenIssuer issuer;
    private final LiveTokens liveTokens;
    private final RefreshTokens refreshTokens;
    private final Revocations revocations;
    private final Users users;
    private final EventLog events;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Logins(
            LoginSettings settings,
            TokenIssuer issuer,
            LiveTokens liveTokens,
            RefreshTokens refreshTokens,
            Revocations revocations,
            Users users,
            EventLog events,
            TransactionTemplate transaction,
            Clock clock) {
        this.settings = settings;
        this.issuer = issuer;
        this.liveTokens = liveTokens;
        this.refreshTokens = refreshTokens;
        this.revocations = revocations;
        this.users = users;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** One token for a day; who wants another logs in again. */
    IssuedToken once(User user) {
        var token = issue(user, settings.tokenLife());
        transaction.executeWithoutResult(_ -> {
            record(user, token);
            liveTokens.add(user.id(), token);
        });
        return token;
    }

    /** A short token and a refresh token, the first of a family. */
    TokenPair renewable(User user, Duration life) {
        var pair = newPair(user, life);
        transaction.executeWithoutResult(_ -> {
            record(user, pair.access());
            add(pair, refreshTokens.startFamily(user.id(), clock.instant().plus(settings.refreshTokenLife())));
        });
        return pair;
    }

    /**
     * The next pair of a family. A refresh token works once: whoever comes second with it has stolen it, or was robbed
     * of it, so the whole family ends, with all its access tokens.
     *
     * @param life of the new access token, which is that of the endpoint asked and not of the login
     */
    TokenPair renew(String refreshToken, Duration life) {
        // The refusal is thrown outside: the end of the family must be committed.
        Optional<TokenPair> next = transaction.execute(_ -> refreshTokens
                .lock(refreshToken, clock.instant())
                .flatMap(found -> found.usable() ? rotate(refreshToken, found, life) : refuse(found)));
        return next.orElseThrow(() -> new RefusedException(
                IdentityRefusal.INVALID_REFRESH_TOKEN,
                "The refresh token is unknown, used, expired or logged out. Log in again."));
    }

    private Optional<TokenPair> rotate(String refreshToken, Found found, Duration life) {
        var pair = newPair(users.withId(found.userId()).orElseThrow(), life);
        refreshTokens.markUsed(refreshToken);
        add(pair, found.family());
        events.append(new RefreshTokenRotated(found.userId()));
        return Optional.of(pair);
    }

    private Optional<TokenPair> refuse(Found found) {
        if (found.used()) {
            LOG.warn("A refresh token of user {} was used twice; all of its login ends", found.userId());
            revocations.endFamily(found.userId(), found.family());
        }
        return Optional.empty();
    }

    /** Comes first: from here to the end of the transaction nobody changes the user, and after it finds the token. */
    private void record(User user, IssuedToken token) {
        if (!users.markLoggedIn(user, clock.instant())) {
            throw new RefusedException(
                    IdentityRefusal.INVALID_CREDENTIALS, "The account changed in this moment. Log in again.");
        }
        events.append(new UserLoggedIn(user.id(), token.id()));
    }

    private void add(TokenPair pair, UUID family) {
        refreshTokens.add(
                family, pair.refreshToken(), clock.instant().plus(settings.refreshTokenLife()), pair.access());
    }

    private TokenPair newPair(User user, Duration life) {
        var secret = new byte[REFRESH_TOKEN_BYTES];
        random.nextBytes(secret);
        return new TokenPair(issue(user, life), life, HexFormat.of().formatHex(secret));
    }

    private IssuedToken issue(User user, Duration life) {
        return issuer.issue(new Holder(user.id(), user.username(), user.plan(), user.role()), life);
    }
}
