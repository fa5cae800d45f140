package io.n3xus.billing.webhook;

import org.jspecify.annotations.Nullable;

/** How an attempt went. */
sealed interface Outcome {

    /** Answered with a 2xx. */
    record Delivered(int status) implements Outcome {}

    /**
     * Anything else.
     *
     * @param status of the answer; null when there was none
     * @param reason for the hook's owner to read
     */
    record Failed(@Nullable Integer status, String reason) implements Outcome {}
}
