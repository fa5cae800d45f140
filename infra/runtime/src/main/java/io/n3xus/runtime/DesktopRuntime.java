package io.n3xus.runtime;

import io.n3xus.runtime.DesktopException.Kind;
import io.n3xus.runtime.cgroup.CgroupHost;
import io.n3xus.runtime.sandbox.SandboxLibrary;
import io.n3xus.runtime.sandbox.UidPool;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All desktops of one directory. Every order is safe to repeat, may come from any thread, and desktops outlive this
 * object: the next one on the same directory adopts them.
 */
public final class DesktopRuntime implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DesktopRuntime.class);
    private static final Duration WATCH_PERIOD = Duration.ofSeconds(1);

    private final int desktopsMax;
    private final Clock clock;
    private final SlotStore store;
    private final DesktopStarter starter;
    private final ConcurrentHashMap<String, CompletableFuture<Slot>> desktops = new ConcurrentHashMap<>();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("desktop-watch").factory());

    private DesktopRuntime(RuntimeSettings settings, Clock clock) throws IOException {
        desktopsMax = settings.desktopsMax();
        this.clock = clock;
        var cgroups = CgroupHost.detect();
        var uids = new UidPool(settings.uidClaims(), settings.uidFirst(), settings.uidCount());
        store = new SlotStore(settings.directory(), cgroups, uids);
        var launcher = new Launcher(settings, SandboxLibrary.write(store.library()), uids, cgroups, clock);
        starter = new DesktopStarter(settings, launcher, store.slots(), clock);
    }

    /** Takes over the directory and all desktops in it. */
    public static DesktopRuntime open(RuntimeSettings settings, Clock clock) throws IOException {
        var runtime = new DesktopRuntime(settings, clock);
        for (var slot : runtime.store.adopt(clock.instant())) {
            var id = slot.id();
            if (id != null) {
                runtime.desktops.put(id, CompletableFuture.completedFuture(slot));
            } else {
                runtime.starter.adopt(slot);
            }
        }
        var _ = runtime.watch.scheduleWithFixedDelay(runtime::look, 0, WATCH_PERIOD.toMillis(), TimeUnit.MILLISECONDS);
        return runtime;
    }

    /** Returns once the desktop answers. For an id that is known, the desktop there is, also if it has ended. */
    public Desktop start(String id, DesktopSpec spec) {
        var fresh = new CompletableFuture<Slot>();
        var known = desktops.putIfAbsent(id, fresh);
        if (known != null) {
            return slot(known).desktop(clock.instant());
        }
        try {
            if (desktops.size() + starter.pooled() > desktopsMax) {
                throw new DesktopException(
                        Kind.FULL, "This host runs its " + desktopsMax + " desktops; stop one first.");
            }
            var slot = starter.start(id, spec);
            fresh.complete(slot);
            return slot.desktop(clock.instant());
        } catch (RuntimeException e) {
            desktops.remove(id, fresh);
            fresh.completeExceptionally(e);
            throw e;
        }
    }

    /**
     * Freezes or thaws.
     *
     * @param version orders are numbered by who gives them; one older than the last accepted is ignored
     */
    public Desktop freeze(String id, boolean frozen, long version) {
        var slot = slot(id);
        slot.freeze(frozen, version, clock.instant());
        return slot.desktop(clock.instant());
    }

    /** Ends the desktop, if there is one, and frees all it used. */
    public void stop(String id) {
        var known = desktops.get(id);
        if (known == null) {
            return;
        }
        try {
            slot(known).destroy();
        } catch (DesktopException e) {
            LOG.debug("Nothing to stop: {}", e.getMessage());
        }
        desktops.remove(id, known);
    }

    public Optional<Desktop> find(String id) {
        return list().stream().filter(desktop -> desktop.id().equals(id)).findFirst();
    }

    /** All desktops that were started and not stopped; not the pooled ones. */
    public List<Desktop> list() {
        return desktops.values().stream()
                .filter(known -> known.isDone() && !known.isCompletedExceptionally())
                .map(known -> known.join().desktop(clock.instant()))
                .toList();
    }

    /** The unix socket at which the desktop speaks RFB. */
    public Path socket(String id) {
        var slot = slot(id);
        if (!slot.alive(clock.instant())) {
            throw new DesktopException(Kind.ENDED, "The desktop " + id + " has ended.");
        }
        return slot.socket();
    }

    public int pooled() {
        return starter.pooled();
    }

    /** Frees the pooled desktops and leaves all others running. */
    @Override
    public void close() throws IOException {
        watch.shutdownNow();
        try {
            starter.close();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        store.close();
    }

    private void look() {
        try {
            list();
            store.seen(clock.instant());
            starter.fillPool();
        } catch (IOException | RuntimeException e) {
            LOG.warn("Could not look after the desktops.", e);
        }
    }

    private Slot slot(String id) {
        var known = desktops.get(id);
        if (known == null) {
            throw new DesktopException(Kind.UNKNOWN, "There is no desktop " + id + " on this host.");
        }
        return slot(known);
    }

    private static Slot slot(CompletableFuture<Slot> known) {
        try {
            return known.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof DesktopException refused ? refused : e;
        }
    }
}
