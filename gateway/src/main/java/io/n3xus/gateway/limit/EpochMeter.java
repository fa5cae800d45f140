package io.n3xus.gateway.limit;

import io.github.bucket4j.TimeMeter;
import java.time.Clock;

/** Lets buckets run on the same clock as the headers that describe them. */
record EpochMeter(Clock clock) implements TimeMeter {

    @Override
    public long currentTimeNanos() {
        var now = clock.instant();
        return Math.addExact(Math.multiplyExact(now.getEpochSecond(), 1_000_000_000L), now.getNano());
    }

    @Override
    public boolean isWallClockBased() {
        return true;
    }
}
