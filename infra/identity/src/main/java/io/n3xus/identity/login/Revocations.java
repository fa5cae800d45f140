package io.n3xus.identity.login;

import io.n3xus.identity.api.IdentityEvent.TokenRevoked;
import io.n3xus.identity.api.IdentityEvent.UserLoggedOut;
import io.n3xus.identity.issuer.LiveTokens;
import io.n3xus.identity.publish.EventLog;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Ends tokens before their time. The table says which are ended already, so that each is announced once; the gateway
 * acts on the announcement.
 */
@Component
public class Revocations {

    private final JdbcClient jdbc;
    private final RefreshTokens refreshTokens;
    private final LiveTokens liveTokens;
    private final EventLog events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Revocations(
            JdbcClient jdbc,
            RefreshTokens refreshTokens,
            LiveTokens liveTokens,
            EventLog events,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.refreshTokens = refreshTokens;
        this.liveTokens = liveTokens;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Ends this token and, if it came with a refresh token, all that came of that login. Safe to repeat. */
    public void logOut(PresentedToken token) {
        transaction.executeWithoutResult(_ -> {
            if (revoke(token.userId(), token.id(), token.expiresAt())) {
                events.append(new UserLoggedOut(token.userId(), token.id()));
            }
            refreshTokens.familyOf(token.id()).ifPresent(family -> endFamily(token.userId(), family));
        });
    }

    /** To be called within a transaction. */
    void endFamily(String userId, UUID family) {
        refreshTokens
                .endFamily(family, clock.instant())
                .forEach(token -> revoke(userId, token.id(), token.expiresAt()));
    }

    /** Ends every token of the user. To be called within a transaction. */
    public void endAllOf(String userId) {
        refreshTokens.familiesOf(userId).forEach(family -> endFamily(userId, family));
        liveTokens.of(userId, clock.instant()).forEach(token -> revoke(userId, token.id(), token.expiresAt()));
    }

    private boolean revoke(String userId, String tokenId, Instant expiresAt) {
        var isNew = jdbc.sql("insert into revoked_tokens (id, expires_at) values (?, ?) on conflict do nothing")
                        .params(tokenId, expiresAt.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
        if (isNew) {
            events.append(new TokenRevoked(userId, tokenId, expiresAt));
        }
        return isNew;
    }

    int forgetExpired(Instant now) {
        return jdbc.sql("delete from revoked_tokens where expires_at <= ?")
                .param(now.atOffset(ZoneOffset.UTC))
                .update();
    }
}
