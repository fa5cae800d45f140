package io.n3xus.billing.read.usage;

import java.time.Instant;

/** Instants as they are stored: nanoseconds since 1970. */
final class Nanos {

    private static final long PER_SECOND = 1_000_000_000;

    private Nanos() {}

    static long of(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), PER_SECOND), instant.getNano());
    }

    static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, PER_SECOND), Math.floorMod(nanos, PER_SECOND));
    }
}
