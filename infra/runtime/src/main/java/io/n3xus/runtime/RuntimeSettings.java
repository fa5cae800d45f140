package io.n3xus.runtime;

import io.n3xus.runtime.sandbox.UidPool;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How desktops are run on this host.
 *
 * @param directory short and reachable for every user, because a socket's path has at most 107 bytes and a sandbox's
 *     host user must get to its own; a place that is empty after a reboot, as the desktops are gone then
 * @param uidClaims one directory for all instances on this host
 * @param uidFirst first host uid given to a sandbox
 * @param uidCount how many may be in use at a time
 * @param pool desktops started ahead
 * @param desktopsMax running, frozen, ended and pooled together
 * @param startTimeout from the start of its processes until a desktop must answer
 * @param scratchBytes size of each writable file system in a desktop
 */
public record RuntimeSettings(
        Path directory,
        Path uidClaims,
        int uidFirst,
        int uidCount,
        int pool,
        int desktopsMax,
        Duration startTimeout,
        long scratchBytes) {

    private static final int DIRECTORY_LENGTH_MAX = 80;

    public RuntimeSettings {
        if (!directory.isAbsolute() || directory.toString().length() > DIRECTORY_LENGTH_MAX) {
            throw new IllegalArgumentException("The desktops' directory must be an absolute path of at most "
                    + DIRECTORY_LENGTH_MAX + " characters, not " + directory + ".");
        }
        if (uidFirst < 1000 || uidCount < 1) {
            throw new IllegalArgumentException("Sandboxes need at least one host uid from 1000 on.");
        }
        if (pool < 0 || pool > desktopsMax) {
            throw new IllegalArgumentException("The pool must hold from 0 to " + desktopsMax + " desktops.");
        }
    }

    /** Without a pool. */
    public static RuntimeSettings in(Path directory) {
        return new RuntimeSettings(
                directory, UidPool.SHARED_CLAIMS, 200_000, 10_000, 0, 200, Duration.ofSeconds(30), 1L << 30);
    }

    public RuntimeSettings withPool(int size) {
        return new RuntimeSettings(
                directory, uidClaims, uidFirst, uidCount, size, desktopsMax, startTimeout, scratchBytes);
    }
}
