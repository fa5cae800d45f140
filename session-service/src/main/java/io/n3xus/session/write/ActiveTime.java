package io.n3xus.session.write;

import java.time.Duration;
import java.time.Instant;

/** Sums the time in use over runs, in milliseconds, so that many short runs lose nothing to rounding. */
record ActiveTime(long endedRunsMillis, Instant runStartedAt) {

    /** A run has no negative length: an end before its start, as of two clocks that differ, counts as the start. */
    Instant clamp(Instant end) {
        return end.isBefore(runStartedAt) ? runStartedAt : end;
    }

    long millisAt(Instant end) {
        return endedRunsMillis + Duration.between(runStartedAt, clamp(end)).toMillis();
    }
}
