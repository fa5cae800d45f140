package io.n3xus.billing.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Takes deliveries that are due and makes them, many at once, while the service runs. */
@Component
final class WebhookDispatcher implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookDispatcher.class);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(2);
    private static final Duration PURGE_EVERY = Duration.ofMinutes(15);

    private final Deliveries deliveries;
    private final WebhookSender sender;
    private final WebhookSettings settings;
    private final Clock clock;
    private final Semaphore places;
    private final Semaphore woken = new Semaphore(0);

    /** All senders together use one connection to the database: the others are for those who wait for an answer. */
    private final ReentrantLock database = new ReentrantLock();

    private volatile @Nullable Thread loop;

    WebhookDispatcher(Deliveries deliveries, WebhookSender sender, WebhookSettings settings, Clock clock) {
        this.deliveries = deliveries;
        this.sender = sender;
        this.settings = settings;
        this.clock = clock;
        this.places = new Semaphore(settings.atOnce());
    }

    /** Looks for work now. */
    void wake() {
        woken.release();
    }

    @Override
    public synchronized void start() {
        if (loop == null) {
            var thread = Thread.ofVirtual().name("webhooks").unstarted(this::run);
            loop = thread; // Before it looks whether it is still the one.
            thread.start();
        }
    }

    private void run() {
        var purgeAt = Instant.MIN;
        try {
            while (Thread.currentThread().equals(loop)) {
                var claimed = claim();
                claimed.forEach(this::sendAside);
                if (claimed.isEmpty()) {
                    var _ = woken.tryAcquire(settings.poll().toMillis(), TimeUnit.MILLISECONDS);
                    woken.drainPermits();
                }
                if (!clock.instant().isBefore(purgeAt)) {
                    safely("Old deliveries were not removed", deliveries::purge);
                    purgeAt = clock.instant().plus(PURGE_EVERY);
                }
            }
        } catch (InterruptedException _) {
            // It is to stop.
        }
    }

    private List<Claimed> claim() {
        var free = places.availablePermits();
        if (free == 0) {
            return List.of();
        }
        database.lock();
        try {
            return deliveries.claim(free);
        } catch (RuntimeException | Error away) {
            LOG.warn("Webhooks wait for the database: {}", away.toString());
            return List.of();
        } finally {
            database.unlock();
        }
    }

    /** Only the loop takes places, so there is one for each that was claimed. */
    private void sendAside(Claimed delivery) {
        places.acquireUninterruptibly();
        Thread.ofVirtual().name("webhook " + delivery.id()).start(() -> {
            try {
                send(delivery);
            } finally {
                places.release();
                wake();
            }
        });
    }

    private void send(Claimed delivery) {
        Outcome outcome;
        try {
            outcome = sender.send(delivery);
        } catch (RuntimeException bug) {
            LOG.error("{} failed on our side", delivery, bug);
            outcome = new Outcome.Failed(null, "a fault on our side");
        }
        var how = outcome;
        safely("An outcome is lost, so it is sent again", () -> deliveries.finish(delivery, how));
    }

    private void safely(String otherwise, Runnable work) {
        database.lock();
        try {
            work.run();
        } catch (RuntimeException away) {
            LOG.warn("{}: {}", otherwise, away.toString());
        } finally {
            database.unlock();
        }
    }

    /** Waits a little for what is under way: cut off, it would be sent twice. */
    @Override
    public synchronized void stop() {
        var running = loop;
        loop = null;
        if (running != null) {
            wake();
            try {
                // Not interrupted: it may be talking to the database.
                var _ = running.join(STOP_PATIENCE);
                if (places.tryAcquire(settings.atOnce(), STOP_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                    places.release(settings.atOnce());
                }
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return loop != null;
    }
}
