package io.n3xus.runtime;

import io.n3xus.runtime.cgroup.CgroupHost;
import io.n3xus.runtime.sandbox.UidPool;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The directory of all desktops of one owner, which one process at a time may use. */
final class SlotStore implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SlotStore.class);

    private final Path directory;
    private final CgroupHost cgroups;
    private final UidPool uids;
    private final FileChannel lock;

    SlotStore(Path directory, CgroupHost cgroups, UidPool uids) throws IOException {
        this.directory = directory;
        this.cgroups = cgroups;
        this.uids = uids;
        Files.createDirectories(slots());
        SlotDirectory.permit(directory, "rwx--x--x");
        SlotDirectory.permit(slots(), "rwx--x--x");
        requireReachable();
        lock = FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!locked()) {
            lock.close();
            throw new IOException("Another process runs the desktops in " + directory + "; stop it first.");
        }
    }

    Path slots() {
        return directory.resolve("d");
    }

    Path library() {
        return directory.resolve("library");
    }

    /** Leaves a trace for the next process: until now, whatever lived was seen alive. */
    void seen(Instant now) throws IOException {
        var file = directory.resolve("seen");
        if (!Files.exists(file)) {
            Files.createFile(file);
        }
        Files.setLastModifiedTime(file, FileTime.from(now));
    }

    /** What a former process left. Starts it did not finish are undone, as nobody was told about them. */
    List<Slot> adopt(Instant now) throws IOException {
        var seen = directory.resolve("seen");
        var lastSeen = Files.exists(seen) ? Files.getLastModifiedTime(seen).toInstant() : now;
        var adopted = new ArrayList<Slot>();
        try (var paths = Files.list(slots())) {
            for (var path : paths.sorted().toList()) {
                var slot = new SlotDirectory(path);
                try {
                    var record = SlotRecord.load(slot.state());
                    var seenLast = lastSeen.isBefore(record.startedAt()) ? record.startedAt() : lastSeen;
                    adopted.add(new Slot(slot, cgroups.group(path.getFileName().toString()), uids, record, seenLast));
                } catch (NoSuchFileException _) {
                    LOG.info("Undoing the unfinished start of the desktop of uid {}.", slot.uid());
                    if (uids.owns(path)) {
                        free(slot.uid());
                    }
                    slot.delete();
                    uids.release(slot.uid());
                }
            }
        }
        for (var uid : uids.abandoned()) {
            LOG.info("Ending what still runs as uid {}, whose directory was removed.", uid);
            free(uid);
            uids.release(uid);
        }
        return adopted;
    }

    private void free(int uid) {
        var cgroup = cgroups.group(Integer.toString(uid));
        cgroup.kill();
        cgroup.remove();
    }

    private void requireReachable() throws IOException {
        for (var parent = directory.toRealPath(); parent != null; parent = parent.getParent()) {
            if (!Files.getPosixFilePermissions(parent).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                throw new IOException("The desktops' own users cannot reach " + directory + ", because " + parent
                        + " is closed to them; choose a directory below /run.");
            }
        }
    }

    private boolean locked() throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
