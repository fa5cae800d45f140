package io.n3xus.session.machine;

import io.n3xus.session.SessionSettings;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Lets the reconciler look at everything again and again, whatever happened the last time. */
@Component
class Sweeping implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Sweeping.class);

    private final DesktopReconciler reconciler;
    private final Duration every;
    private @Nullable ScheduledExecutorService thread;
    private boolean failing;

    Sweeping(DesktopReconciler reconciler, SessionSettings settings) {
        this.reconciler = reconciler;
        this.every = settings.desktops().reconcileEvery();
    }

    @Override
    public synchronized void start() {
        var sweeper = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("desktop-reconciler").factory());
        var _ = sweeper.scheduleWithFixedDelay(this::sweep, 0, every.toMillis(), TimeUnit.MILLISECONDS);
        thread = sweeper;
    }

    /** Says once that it fails and once that it works again, not each second. */
    private void sweep() {
        try {
            reconciler.sweep();
            if (failing) {
                LOG.info("Desktops are looked after again");
            }
            failing = false;
        } catch (RuntimeException | Error failure) {
            if (!failing) {
                LOG.warn("Desktops cannot be looked after now: {}", failure.toString());
            }
            failing = true;
        }
    }

    @Override
    public synchronized void stop() {
        if (thread != null) {
            thread.shutdownNow();
            thread = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }
}
