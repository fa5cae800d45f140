package io.n3xus.billing.webhook;

import java.time.Instant;
import java.util.List;

/**
 * Where an account wants to be told what.
 *
 * @param id {@code whk_} and 32 hexadecimal digits
 * @param events types such as {@code nexcoin.credited.v1}, or {@link #ALL}
 * @param pending deliveries that are still to be made
 */
record Webhook(String id, String url, List<String> events, Instant createdAt, long pending) {

    /** Stands for every type, those of the future too. */
    static final String ALL = "*";

    Webhook {
        events = List.copyOf(events);
    }
}
