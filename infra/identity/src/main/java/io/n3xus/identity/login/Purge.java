package io.n3xus.identity.login;

import io.n3xus.identity.issuer.LiveTokens;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.support.TransactionTemplate;

/** Forgets tokens, logins and counts that have ended by themselves: nothing depends on when. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class Purge {

    private static final Logger LOG = LoggerFactory.getLogger(Purge.class);

    private final RefreshTokens refreshTokens;
    private final Revocations revocations;
    private final LiveTokens liveTokens;
    private final Lockout lockout;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Purge(
            RefreshTokens refreshTokens,
            Revocations revocations,
            LiveTokens liveTokens,
            Lockout lockout,
            TransactionTemplate transaction,
            Clock clock) {
        this.refreshTokens = refreshTokens;
        this.revocations = revocations;
        this.liveTokens = liveTokens;
        this.lockout = lockout;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(
            initialDelayString = "${nexus.identity.purge-every:15m}",
            fixedDelayString = "${nexus.identity.purge-every:15m}")
    void forgetExpired() {
        var now = clock.instant();
        var forgotten = transaction.execute(_ -> refreshTokens.forgetExpired(now)
                + revocations.forgetExpired(now)
                + liveTokens.forgetExpired(now)
                + lockout.purge());
        LOG.info("Forgot {} tokens, logins and counts that had expired", forgotten);
    }
}
