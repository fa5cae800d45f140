package io.n3xus.billing.webhook;

import java.time.Duration;

/**
 * How long a failed delivery waits: {@code first × factor^(attempt - 1)}, a quarter more or less so that what failed
 * together does not come back together, and never more than the longest.
 */
record RetryWaits(Duration first, Duration longest, int factor) {

    /**
     * The wait after an attempt.
     *
     * @param attempt from 1
     * @param chance from 0 to below 1
     */
    Duration after(int attempt, double chance) {
        var millis = (double) first.toMillis() * Math.pow(factor, attempt - 1.0) * (0.75 + chance / 2);
        return Duration.ofMillis((long) Math.min(millis, (double) longest.toMillis()));
    }
}
