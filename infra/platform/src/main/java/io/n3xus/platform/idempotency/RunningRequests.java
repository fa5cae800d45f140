package io.n3xus.platform.idempotency;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Keeps the claims of this replica's runs alive for as long as they take, and forgets old keys. */
final class RunningRequests implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunningRequests.class);

    private final KeyTable keys;
    private final Set<UUID> runners = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("idempotency").factory());

    RunningRequests(KeyTable keys, IdempotencySettings settings) {
        this.keys = keys;
        every(settings.claimLasts().toMillis() / 4, this::renew);
        every(settings.purgeEvery().toMillis(), keys::purge);
    }

    /** A run that goes on until it is closed. */
    Running start(Claim.Run run) {
        runners.add(run.runner());
        return () -> runners.remove(run.runner());
    }

    private void renew() {
        if (!runners.isEmpty()) {
            keys.renew(Set.copyOf(runners));
        }
    }

    private void every(long periodMillis, Runnable work) {
        var _ = timer.scheduleWithFixedDelay(
                () -> {
                    try {
                        work.run();
                    } catch (DataAccessException away) {
                        LOG.warn("Idempotency keys were not looked after: {}", away.toString());
                    }
                },
                periodMillis,
                periodMillis,
                TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    /** One run. */
    interface Running extends AutoCloseable {

        @Override
        void close();
    }
}
