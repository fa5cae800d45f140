package io.n3xus.runtime;

import io.n3xus.runtime.cgroup.Cgroup;
import io.n3xus.runtime.rfb.RfbClient;
import io.n3xus.runtime.sandbox.UidPool;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One started sandbox with a desktop in it, whoever started it. Orders to one slot are obeyed one after the other. */
final class Slot {

    private static final Duration RESIZE_MAX = Duration.ofSeconds(5);

    private final SlotDirectory directory;
    private final Cgroup cgroup;
    private final UidPool uids;
    private SlotRecord record;
    private Instant lastSeen;
    private boolean destroyed;

    Slot(SlotDirectory directory, Cgroup cgroup, UidPool uids, SlotRecord record, Instant lastSeen) {
        this.directory = directory;
        this.cgroup = cgroup;
        this.uids = uids;
        this.record = record;
        this.lastSeen = lastSeen;
    }

    synchronized @Nullable String id() {
        return record.id();
    }

    int uid() {
        return directory.uid();
    }

    Path socket() {
        return directory.socket();
    }

    /** Looks whether it still lives; the first look after its end writes down when and why. */
    synchronized boolean alive(Instant now) {
        if (destroyed || record.ended() != null) {
            return false;
        }
        var populated = cgroup.populated();
        var exit = directory.exit();
        if (exit.isPresent()) {
            var end = exit.get();
            end(Ended.withStatus(end.status(), cgroup.memoryKills(), end.at()));
        } else if (populated) {
            lastSeen = now;
        } else {
            end(Ended.withoutTrace(cgroup.memoryKills(), lastSeen));
        }
        return record.ended() == null;
    }

    synchronized Desktop desktop(Instant now) {
        var id = Objects.requireNonNull(record.id(), "A pooled desktop is not shown to anyone.");
        if (!alive(now)) {
            var end = record.ended() == null ? new Ended(now, "It was stopped.") : record.ended();
            return new Desktop(id, Desktop.State.ENDED, uid(), record.startedAt(), end);
        }
        var state = cgroup.frozen() ? Desktop.State.FROZEN : Desktop.State.RUNNING;
        return new Desktop(id, state, uid(), record.startedAt(), null);
    }

    /** Makes a pooled desktop somebody's. Its limits and its size come first: once it has an id it is complete. */
    synchronized void assign(String id, DesktopSpec spec, Instant now) throws IOException {
        cgroup.limit(spec.limits());
        if (!spec.size().equals(record.spec().size())) {
            try (var viewer = RfbClient.connect(socket(), RESIZE_MAX)) {
                viewer.resize(spec.width(), spec.height());
            }
        }
        keep(new SlotRecord(id, spec, now, 0, null));
    }

    /** An order older than the last accepted one changes nothing. */
    synchronized void freeze(boolean wanted, long version, Instant now) {
        if (version < record.version() || !alive(now)) {
            return;
        }
        keep(record.withVersion(version));
        if (wanted) {
            cgroup.freeze();
        } else {
            cgroup.thaw();
        }
    }

    /** Kills it and frees everything it used. */
    synchronized void destroy() {
        if (destroyed) {
            return; // Its uid may be another sandbox's by now.
        }
        cgroup.kill();
        cgroup.remove();
        directory.delete();
        uids.release(uid());
        destroyed = true;
    }

    private void end(Ended end) {
        keep(record.withEnded(end));
    }

    private void keep(SlotRecord newer) {
        newer.store(directory.state());
        record = newer;
    }
}
