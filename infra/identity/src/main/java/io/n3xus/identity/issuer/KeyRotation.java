package io.n3xus.identity.issuer;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets one key follow another, by age or when an operator says so. Replicas take turns by a lock in the database. */
@Component
class KeyRotation {

    private static final Logger LOG = LoggerFactory.getLogger(KeyRotation.class);

    private final SigningKeys keys;
    private final SigningSettings settings;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    KeyRotation(
            SigningKeys keys, SigningSettings settings, JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.keys = keys;
        this.settings = settings;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A key that signs from this second on; returns its id. */
    String now() {
        return Objects.requireNonNull(transaction.execute(_ -> {
            lock();
            var key = keys.add(clock.instant().truncatedTo(ChronoUnit.SECONDS));
            LOG.info("Key {} signs from now on, as an operator wished", key.getKeyID());
            return key.getKeyID();
        }));
    }

    @Scheduled(fixedDelayString = "${nexus.identity.signing.check-every:1m}")
    void whenOld() {
        if (isOld()) {
            transaction.executeWithoutResult(_ -> {
                lock();
                if (isOld()) {
                    var from = clock.instant().plus(settings.publishAhead()).truncatedTo(ChronoUnit.SECONDS);
                    LOG.info("Key {} signs from {} on", keys.add(from).getKeyID(), from);
                }
            });
        }
    }

    private boolean isOld() {
        return !keys.newestSignsFrom().plus(settings.rotateEvery()).isAfter(clock.instant());
    }

    private void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('n3xus.identity.signing-keys'))")
                .query()
                .listOfRows();
    }
}
