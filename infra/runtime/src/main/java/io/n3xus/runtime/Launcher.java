package io.n3xus.runtime;

import io.n3xus.runtime.cgroup.Cgroup;
import io.n3xus.runtime.cgroup.CgroupHost;
import io.n3xus.runtime.rfb.RfbClient;
import io.n3xus.runtime.sandbox.SandboxCommand;
import io.n3xus.runtime.sandbox.SandboxLibrary;
import io.n3xus.runtime.sandbox.UidPool;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Starts a desktop and returns once it answers. A few at a time: more at once would only make each slower. */
final class Launcher {

    private static final int COMPLAINT_BYTES_MAX = 2000;
    private static final int STARTS_PER_PROCESSOR = 2;
    private static final int QUEUE_FACTOR = 10;
    private static final String PATH = "/usr/local/bin:/usr/bin:/bin";

    private final RuntimeSettings settings;
    private final SandboxLibrary library;
    private final UidPool uids;
    private final CgroupHost cgroups;
    private final Clock clock;
    private final Semaphore places =
            new Semaphore(STARTS_PER_PROCESSOR * Runtime.getRuntime().availableProcessors(), true);

    Launcher(RuntimeSettings settings, SandboxLibrary library, UidPool uids, CgroupHost cgroups, Clock clock) {
        this.settings = settings;
        this.library = library;
        this.uids = uids;
        this.cgroups = cgroups;
        this.clock = clock;
    }

    Slot launch(@Nullable String id, DesktopSpec spec, Path slots) {
        try {
            if (!places.tryAcquire(settings.startTimeout().toSeconds() * QUEUE_FACTOR, TimeUnit.SECONDS)) {
                throw failed("Too many desktops are starting; try again in a minute.");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw failed("The start was interrupted.");
        }
        try {
            return launchNow(id, spec, slots);
        } finally {
            places.release();
        }
    }

    private Slot launchNow(@Nullable String id, DesktopSpec spec, Path slots) {
        var directory = new SlotDirectory(uids.claim(uid -> slots.resolve(Integer.toString(uid))));
        var cgroup = cgroups.group(directory.path().getFileName().toString());
        var record = new SlotRecord(id, spec, clock.instant(), 0, null);
        var slot = new Slot(directory, cgroup, uids, record, record.startedAt());
        var started = false;
        try {
            directory.prepare();
            cgroup.kill(); // Of an owner whose directory was removed under it.
            cgroup.create(spec.limits());
            awaitAnswer(start(directory, spec, cgroup), directory, slot);
            directory.lockSocket();
            record.store(directory.state()); // Whatever has no record was never anybody's.
            started = true;
            return slot;
        } catch (IOException e) {
            throw failed("The desktop did not start: " + e.getMessage());
        } finally {
            if (!started) {
                slot.destroy();
            }
        }
    }

    private Process start(SlotDirectory directory, DesktopSpec spec, Cgroup cgroup) throws IOException {
        var variables = Map.ofEntries(
                Map.entry("PATH", PATH),
                Map.entry("HOME", "/home/user"),
                Map.entry("USER", "user"),
                Map.entry("LOGNAME", "user"),
                Map.entry("SHELL", "/bin/bash"),
                Map.entry("LANG", "C.UTF-8"),
                Map.entry("DISPLAY", ":1"),
                Map.entry("XENVIRONMENT", SandboxLibrary.RESOURCES),
                Map.entry("STARTUP", spec.startup()));
        var command = new SandboxCommand(
                        directory.uid(),
                        cgroup.joins(),
                        directory.ended(),
                        library,
                        directory.screen(),
                        settings.scratchBytes(),
                        variables)
                .with("/bin/sh", SandboxLibrary.SESSION, spec.size());
        var builder = new ProcessBuilder(command)
                .directory(Path.of("/").toFile())
                .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().put("PATH", PATH + ":/usr/sbin:/sbin");
        return builder.start();
    }

    /** Complaints arrive through a pipe that is closed once the desktop answers, so they can never fill a disk. */
    private void awaitAnswer(Process process, SlotDirectory directory, Slot slot) throws IOException {
        try (var complaints = process.getErrorStream()) {
            var end = System.nanoTime() + settings.startTimeout().toNanos();
            while (!RfbClient.answers(directory.socket(), Duration.ofNanos(Math.max(1, end - System.nanoTime())))) {
                if (!process.isAlive() || System.nanoTime() - end > 0 || Thread.interrupted()) {
                    slot.destroy();
                    var said = new String(complaints.readNBytes(COMPLAINT_BYTES_MAX), StandardCharsets.UTF_8);
                    throw failed("The desktop did not start"
                            + (said.isBlank() ? "." : ": " + said.strip().replace('\n', ' ')));
                }
                LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
            }
        }
    }

    private static DesktopException failed(String message) {
        return new DesktopException(DesktopException.Kind.FAILED, message);
    }
}
