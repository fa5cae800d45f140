package io.n3xus.billing.webhook;

import java.util.UUID;

/**
 * A delivery that is this replica's to make.
 *
 * @param claim names this turn: one that ran out can no longer say how it went
 * @param attempt from 1
 */
record Claimed(String id, UUID claim, String webhookId, String url, String sealedSecret, String body, int attempt) {

    /** Without what is sent. */
    @Override
    public String toString() {
        return "%s, attempt %d".formatted(id, attempt);
    }
}
