package io.n3xus.billing.automation;

import java.time.Instant;

/**
 * A run of a session that is over. Public only for the driver, which reads it by reflection.
 *
 * @param seconds that were billed
 */
public record EndedRun(int run, Instant startedAt, long seconds) {

    Instant end() {
        return startedAt.plusSeconds(seconds);
    }
}
