package io.n3xus.runtime;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One desktop as it is right now.
 *
 * @param uid the host user all its processes run as
 * @param ended present exactly when it has ended
 */
public record Desktop(
        String id,
        State state,
        int uid,
        Instant startedAt,
        @Nullable Ended ended) {

    /** An ended desktop stays known until it is stopped. */
    public enum State {
        RUNNING,
        FROZEN,
        ENDED
    }
}
