package io.n3xus.runtime;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Painted desktops that wait for their person. Refilled in the background, one start at a time, and not at the moment
 * one is taken: the start of the next would slow down the person who waits.
 */
final class WarmPool {

    private static final Logger LOG = LoggerFactory.getLogger(WarmPool.class);

    private final int size;
    private final Supplier<Slot> starter;
    private final Clock clock;
    private final ConcurrentLinkedQueue<Slot> ready = new ConcurrentLinkedQueue<>();
    private final AtomicReference<@Nullable Thread> filler = new AtomicReference<>();
    private volatile boolean closed;

    WarmPool(int size, Supplier<Slot> starter, Clock clock) {
        this.size = size;
        this.starter = starter;
        this.clock = clock;
    }

    /** Takes over a desktop a former process had in its pool, or frees it when there are enough. */
    void adopt(Slot slot) {
        if (ready.size() < size && slot.alive(clock.instant())) {
            ready.add(slot);
        } else {
            slot.destroy();
        }
    }

    Optional<Slot> take() {
        for (var slot = ready.poll(); slot != null; slot = ready.poll()) {
            if (slot.alive(clock.instant())) {
                return Optional.of(slot);
            }
            slot.destroy();
        }
        return Optional.empty();
    }

    int ready() {
        return ready.size();
    }

    int size() {
        return size;
    }

    /** Starts what is missing, unless that is being done already. */
    void fill() {
        if (!closed && ready.size() < size) {
            var thread = Thread.ofVirtual().name("desktop-pool").unstarted(this::fillNow);
            if (filler.compareAndSet(null, thread)) {
                thread.start();
            }
        }
    }

    private void fillNow() {
        try {
            while (!closed && ready.size() < size) {
                ready.add(starter.get());
            }
        } catch (RuntimeException e) {
            LOG.warn("A desktop for the pool did not start; the next attempt follows soon. {}", e.getMessage());
        } finally {
            filler.set(null);
        }
    }

    /** Frees all pooled desktops. */
    void close() throws InterruptedException {
        closed = true;
        var thread = filler.get();
        if (thread != null) {
            thread.join();
        }
        for (var slot = ready.poll(); slot != null; slot = ready.poll()) {
            slot.destroy();
        }
    }
}
