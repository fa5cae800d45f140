package io.n3xus.billing.automation;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Keeps meters and expiry going while the service runs. A failed beat is followed by the next. */
@Component
class Heartbeat implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);
    private static final long STOP_PATIENCE_SECONDS = 5;

    private final MeterTicker ticker;
    private final HoldExpiry expiry;
    private final GrantsDue grants;
    private final LevelMeter levels;
    private final MeterSettings settings;

    private @Nullable ScheduledExecutorService beats;

    Heartbeat(MeterTicker ticker, HoldExpiry expiry, GrantsDue grants, LevelMeter levels, MeterSettings settings) {
        this.ticker = ticker;
        this.expiry = expiry;
        this.grants = grants;
        this.levels = levels;
        this.settings = settings;
    }

    @Override
    public synchronized void start() {
        var threads = Thread.ofPlatform().daemon().name("billing-heartbeat").factory();
        var executor = Executors.newSingleThreadScheduledExecutor(threads);
        var millis = settings.tick().toMillis();
        var _ = executor.scheduleWithFixedDelay(() -> beat(ticker::tick), millis, millis, TimeUnit.MILLISECONDS);
        var _ = executor.scheduleWithFixedDelay(() -> beat(expiry::sweep), millis, millis, TimeUnit.MILLISECONDS);
        var _ = executor.scheduleWithFixedDelay(() -> beat(grants::sweep), millis, millis, TimeUnit.MILLISECONDS);
        var _ = executor.scheduleWithFixedDelay(() -> beat(levels::tick), millis, millis, TimeUnit.MILLISECONDS);
        beats = executor;
    }

    private static void beat(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error failed) {
            LOG.warn("A beat failed and is followed by the next: {}", failed.toString());
        }
    }

    @Override
    public synchronized void stop() {
        if (beats != null) {
            beats.shutdown();
            try {
                beats.awaitTermination(STOP_PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
            beats = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return beats != null;
    }
}
