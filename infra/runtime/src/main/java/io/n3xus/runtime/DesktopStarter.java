package io.n3xus.runtime;

import io.n3xus.runtime.rfb.RfbClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A desktop for somebody: from the pool when one is ready, otherwise started now. */
final class DesktopStarter {

    private static final Logger LOG = LoggerFactory.getLogger(DesktopStarter.class);

    /** Enough to start quickly. Whoever gets it gets their own limits and size with it. */
    private static final DesktopSpec POOLED = new DesktopSpec(2000, 1L << 30, 256, 1280, 800);

    private final Launcher launcher;
    private final Path slots;
    private final Clock clock;
    private final Duration startTimeout;
    private final WarmPool pool;

    DesktopStarter(RuntimeSettings settings, Launcher launcher, Path slots, Clock clock) {
        this.launcher = launcher;
        this.slots = slots;
        this.clock = clock;
        startTimeout = settings.startTimeout();
        pool = new WarmPool(settings.pool(), this::launchPooled, clock);
    }

    Slot start(String id, DesktopSpec spec) {
        return fromPool(id, spec).orElseGet(() -> launcher.launch(id, spec, slots));
    }

    void adopt(Slot pooled) {
        pool.adopt(pooled);
    }

    void fillPool() {
        pool.fill();
    }

    int pooled() {
        return pool.ready();
    }

    void close() throws InterruptedException {
        pool.close();
    }

    private Optional<Slot> fromPool(String id, DesktopSpec spec) {
        if (!spec.startup().equals(DesktopSpec.TERMINAL)) {
            return Optional.empty();
        }
        return pool.take().flatMap(slot -> {
            try {
                slot.assign(id, spec, clock.instant());
                return Optional.of(slot);
            } catch (IOException | RuntimeException e) {
                LOG.warn("A pooled desktop could not be given the wanted size and limits. {}", e.getMessage());
                slot.destroy();
                return Optional.empty();
            }
        });
    }

    private Slot launchPooled() {
        var slot = launcher.launch(null, POOLED, slots);
        var end = System.nanoTime() + startTimeout.toNanos();
        try (var viewer = RfbClient.connect(slot.socket(), startTimeout)) {
            while (!viewer.frame().painted() && System.nanoTime() - end < 0) {
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
            return slot;
        } catch (IOException e) {
            slot.destroy();
            throw new DesktopException(DesktopException.Kind.FAILED, "It did not paint: " + e.getMessage());
        }
    }
}
