package io.n3xus.identity.login;

import io.n3xus.identity.api.IdentityEvent.RefreshTokenRotated;
import io.n3xus.identity.api.IdentityEvent.UserLoggedIn;
import io.n3xus.identity.issuer.IssuedToken;
import io.n3xus.identity.issuer.LiveTokens;
import io.n3xus.identity.publish.EventLog;
import io.n3xus.identity.users.LastLogins;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps what another issuer gave to people, so that logouts and changes of the account end it here at once. */
@Component
public class GivenTokens {

    /** What is known of a refresh token. */
    public enum State {
        UNKNOWN,
        USABLE,
        /** Presented before: somebody has stolen it, or was robbed of it. */
        USED,
        ENDED
    }

    private final LiveTokens liveTokens;
    private final RefreshTokens refreshTokens;
    private final Revocations revocations;
    private final LastLogins lastLogins;
    private final EventLog events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    GivenTokens(
            LiveTokens liveTokens,
            RefreshTokens refreshTokens,
            Revocations revocations,
            LastLogins lastLogins,
            EventLog events,
            TransactionTemplate transaction,
            Clock clock) {
        this.liveTokens = liveTokens;
        this.refreshTokens = refreshTokens;
        this.revocations = revocations;
        this.lastLogins = lastLogins;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A login with one token. */
    public void add(String userId, IssuedToken token) {
        transaction.executeWithoutResult(_ -> {
            liveTokens.add(userId, token);
            loggedIn(userId, token);
        });
    }

    /** A login with a pair, the first of its family. */
    public void add(String userId, TokenPair pair, Duration refreshLife) {
        transaction.executeWithoutResult(_ -> {
            var expiry = clock.instant().plus(refreshLife);
            refreshTokens.add(refreshTokens.startFamily(userId, expiry), pair.refreshToken(), expiry, pair.access());
            loggedIn(userId, pair.access());
        });
    }

    public State state(String refreshToken) {
        return transaction.execute(_ -> refreshTokens
                .lock(refreshToken, clock.instant())
                .map(found -> found.usable() ? State.USABLE : found.used() ? State.USED : State.ENDED)
                .orElse(State.UNKNOWN));
    }

    /**
     * Puts the next pair in the place of one that was used. Returns false when that was used by someone else or ended
     * meanwhile; then the next pair has ended too.
     */
    public boolean rotate(String used, TokenPair next, Duration refreshLife) {
        return Boolean.TRUE.equals(transaction.execute(_ -> refreshTokens
                .lock(used, clock.instant())
                .map(found -> {
                    refreshTokens.markUsed(used);
                    var expiry = clock.instant().plus(refreshLife);
                    refreshTokens.add(found.family(), next.refreshToken(), expiry, next.access());
                    events.append(new RefreshTokenRotated(found.userId()));
                    if (!found.usable()) {
                        revocations.endFamily(found.userId(), found.family());
                    }
                    return found.usable();
                })
                .orElse(false)));
    }

    /** Ends the whole login that the refresh token came of. */
    public void endLoginOf(String refreshToken) {
        transaction.executeWithoutResult(_ -> refreshTokens
                .lock(refreshToken, clock.instant())
                .ifPresent(found -> revocations.endFamily(found.userId(), found.family())));
    }

    private void loggedIn(String userId, IssuedToken token) {
        lastLogins.record(userId, clock.instant());
        events.append(new UserLoggedIn(userId, token.id()));
    }
}
