package io.n3xus.runtime;

import java.time.Instant;

/** When and why a desktop ended without being asked to; the reason is a sentence for a person. */
public record Ended(Instant at, String reason) {

    private static final int KILLED = 137;

    /** Judges the exit status a sandbox left behind. */
    static Ended withStatus(int status, long memoryKills, Instant at) {
        if (status == 0) {
            return new Ended(at, "Its window manager ended, as it does when somebody logs out.");
        }
        if (status == KILLED && memoryKills > 0) {
            return new Ended(at, "It ran out of memory, and the kernel ended it.");
        }
        if (status == KILLED) {
            return new Ended(at, "One of its own processes was killed.");
        }
        return new Ended(at, "Its display server failed (status " + status + ").");
    }

    /** The sandbox left nothing behind: the last moment it was seen alive has to do. */
    static Ended withoutTrace(long memoryKills, Instant lastSeen) {
        return memoryKills > 0
                ? new Ended(lastSeen, "It ran out of memory, and the kernel ended it.")
                : new Ended(lastSeen, "All of its processes were killed from outside.");
    }
}
