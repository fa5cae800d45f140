package io.n3xus.runtime.cgroup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Reading and writing the kernel's control files. A group that is gone reads as empty. */
final class ControlFiles {

    private static final Duration WAIT_MAX = Duration.ofSeconds(10);

    private ControlFiles() {}

    static void write(Path file, String value) {
        try {
            Files.writeString(file, value, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not write \"" + value + "\" to " + file + ".", e);
        }
    }

    static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (NoSuchFileException _) {
            return List.of();
        } catch (IOException e) {
            // The kernel answers ENODEV while a group is being removed.
            if (Files.exists(file)) {
                throw new UncheckedIOException(e);
            }
            return List.of();
        }
    }

    static List<Long> processes(Path group) {
        return lines(group.resolve("cgroup.procs")).stream().map(Long::valueOf).toList();
    }

    /** The number after the key in a file of "key number" lines, or 0. */
    static long number(Path file, String key) {
        return lines(file).stream()
                .filter(line -> line.startsWith(key + " "))
                .mapToLong(line -> Long.parseLong(line.substring(key.length() + 1)))
                .findFirst()
                .orElse(0);
    }

    static void make(Path group) {
        try {
            Files.createDirectories(group);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not make the control group " + group + ".", e);
        }
    }

    /** Removes a group; the kernel may hold it busy for a moment after its last process died. */
    static void remove(Path group) {
        await("remove " + group, () -> {
            try {
                Files.deleteIfExists(group);
                return true;
            } catch (IOException _) {
                return false;
            }
        });
    }

    static void await(String what, BooleanSupplier done) {
        var end = System.nanoTime() + WAIT_MAX.toNanos();
        var pauseNanos = 100_000L;
        while (!done.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException("The kernel did not " + what + " within " + WAIT_MAX + ".");
            }
            LockSupport.parkNanos(pauseNanos);
            pauseNanos = Math.min(2 * pauseNanos, 5_000_000L);
        }
    }
}
