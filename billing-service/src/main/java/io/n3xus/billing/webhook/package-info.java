/**
 * Tells account owners' own servers what happened to their NexCoin. {@code Webhooks} and {@code Deliveries} keep the truth
 * in PostgreSQL, {@code WebhookFollower} queues, {@code WebhookDispatcher} sends through {@code WebhookSender}, and
 * {@code Destinations} decides where may be sent to.
 */
@NullMarked
package io.n3xus.billing.webhook;

import org.jspecify.annotations.NullMarked;
