package io.n3xus.platform.idempotency;

import java.util.UUID;

/** What is to be done with a request that has a key. */
sealed interface Claim {

    /**
     * It is this one's turn to do it.
     *
     * @param runner names this turn; one that was taken over can neither store nor give its answer
     */
    record Run(UUID runner, NewId newId) implements Claim {}

    /** It was done; the answer opens with the seed it was sealed with. */
    record Done(UUID seed, String sealedAnswer) implements Claim {}

    /** It is being done right now. */
    record Busy() implements Claim {}

    /** The key belongs to a different request. */
    record Reused() implements Claim {}
}
