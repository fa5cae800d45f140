package io.n3xus.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a killed run leaves behind: a postmaster that lives on, or the lock file of one that does not. */
final class StalePostmaster {

    private static final Logger LOG = LoggerFactory.getLogger(StalePostmaster.class);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final Path data;

    StalePostmaster(Path data) {
        this.data = data;
    }

    void clear() {
        var lock = data.resolve("postmaster.pid");
        try {
            if (Files.notExists(lock)) {
                return;
            }
            postmaster(lock).ifPresent(StalePostmaster::stop);
            // A zombie or a process that inherited the number would make PostgreSQL believe that it runs already.
            awaitBackends();
            Files.deleteIfExists(lock);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read or remove " + lock, e);
        }
    }

    private Optional<ProcessHandle> postmaster(Path lock) throws IOException {
        var lines = Files.readAllLines(lock);
        return lines.isEmpty()
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(lines.getFirst().trim())).filter(this::servesOurData);
    }

    private boolean servesOurData(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"))
                    .contains(data.toString());
        } catch (IOException e) {
            return false;
        }
    }

    private static void stop(ProcessHandle postmaster) {
        LOG.info("Stopping PostgreSQL process {}, which a killed run left behind", postmaster.pid());
        signal("INT", postmaster);
        if (!ended(postmaster)) {
            signal("QUIT", postmaster);
            if (!ended(postmaster)) {
                throw new IllegalStateException("PostgreSQL process " + postmaster.pid()
                        + " of an earlier run does not end. Stop it and start again.");
            }
        }
    }

    static void signal(String name, ProcessHandle process) {
        Commands.succeeds("kill", "-" + name, Long.toString(process.pid()));
    }

    private static boolean ended(ProcessHandle process) {
        try {
            process.onExit().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("Cannot watch process " + process.pid(), e);
        } catch (InterruptedException e) {
            throw Commands.interrupted(e);
        }
    }

    /** Backends of a killed postmaster notice its death by themselves, a moment later. */
    private void awaitBackends() {
        var end = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (ProcessHandle.allProcesses().anyMatch(this::worksInOurData)) {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException("Processes of an earlier PostgreSQL still use " + data);
                }
                Thread.sleep(LOOK_AGAIN);
            }
        } catch (InterruptedException e) {
            throw Commands.interrupted(e);
        }
    }

    private boolean worksInOurData(ProcessHandle process) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "cwd"))
                    .equals(data.toRealPath());
        } catch (IOException e) {
            return false; // Gone, a zombie, or somebody else's.
        }
    }
}
