package io.n3xus.billing.write;

import io.n3xus.billing.api.AccountEvent.UsageMetered;
import io.n3xus.billing.api.HoldState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Money set aside and not yet used up.
 *
 * @param amountMicros granted, extensions included
 * @param chargedMicros captured so far; never more than granted
 * @param expiresAt null once the hold cannot expire
 * @param run what it pays for; null until that runs
 * @param exhausted the account was told that it is used up
 * @param used what was reported against it; null while nothing was
 */
record Hold(
        String reference,
        long amountMicros,
        long chargedMicros,
        @Nullable Instant expiresAt,
        @Nullable Run run,
        boolean exhausted,
        @Nullable Used used) {

    /** One run of a session, counted from 1. */
    record Run(String sessionId, int number) {}

    static Hold placed(String reference, long amountMicros, @Nullable Instant expiresAt) {
        return new Hold(reference, amountMicros, 0, expiresAt, null, false, null);
    }

    long restMicros() {
        return amountMicros - chargedMicros;
    }

    Hold confirmed() {
        return new Hold(reference, amountMicros, chargedMicros, null, run, exhausted, used);
    }

    Hold metered(Run newRun) {
        return new Hold(reference, amountMicros, chargedMicros, null, newRun, exhausted, used);
    }

    Hold extended(long moreMicros) {
        return new Hold(reference, amountMicros + moreMicros, chargedMicros, expiresAt, run, exhausted, used);
    }

    /** @param moreMicros below zero when a charge is returned */
    Hold charged(long moreMicros) {
        return new Hold(reference, amountMicros, chargedMicros + moreMicros, expiresAt, run, exhausted, used);
    }

    Hold usedUp() {
        return new Hold(reference, amountMicros, chargedMicros, expiresAt, run, true, used);
    }

    Hold reported(UsageMetered more) {
        return new Hold(
                reference,
                amountMicros,
                chargedMicros,
                expiresAt,
                run,
                exhausted,
                Used.orNothing(used).and(more));
    }

    HoldState state() {
        return new HoldState(true, amountMicros, chargedMicros, exhausted);
    }
}
