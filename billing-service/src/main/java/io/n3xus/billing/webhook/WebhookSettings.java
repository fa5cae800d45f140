package io.n3xus.billing.webhook;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How webhooks are kept and sent.
 *
 * @param allowPrivate lets webhooks lead to this machine and private networks, also without TLS; never where strangers
 *     have accounts
 * @param secret what the hooks' own secrets are sealed with; the same in all replicas and not in the database
 * @param hooksMax of an account
 * @param pendingMax deliveries that wait for one hook; what comes beyond goes to its dead letters
 * @param atOnce requests that a replica has under way
 * @param atOncePerHook requests to one hook that all replicas together have under way
 * @param timeout from the look-up of the name to the head of the answer
 * @param claimLasts when a delivery whose sender was killed is sent again; at least twice the timeout
 * @param poll how often a replica looks for what is due; what it queued itself it sends at once
 * @param attemptsMax after so many a delivery is a dead letter
 * @param waitFactor each wait is so many times the one before, up to the longest
 * @param keepFor how long deliveries are kept once they were made or given up
 * @param keepMax the newest of a hook that are kept that long
 */
@Validated
@ConfigurationProperties("nexus.billing.webhooks")
record WebhookSettings(
        boolean allowPrivate,
        @NotNull String secret,
        @Min(1) int hooksMax,
        @Min(1) int pendingMax,
        @Min(1) int atOnce,
        @Min(1) int atOncePerHook,
        @NotNull Duration timeout,
        @NotNull Duration claimLasts,
        @NotNull Duration poll,
        @Min(1) int attemptsMax,
        @NotNull Duration firstWait,
        @NotNull Duration longestWait,
        @Min(1) int waitFactor,
        @NotNull Duration keepFor,
        @Min(1) int keepMax) {

    WebhookSettings {
        if (claimLasts.compareTo(timeout.multipliedBy(2)) < 0) {
            throw new IllegalArgumentException(
                    "nexus.billing.webhooks.claim-lasts must be at least twice nexus.billing.webhooks.timeout: a delivery"
                            + " would be sent a second time while the first is under way.");
        }
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "WebhookSettings[allowPrivate=%s, attemptsMax=%d]".formatted(allowPrivate, attemptsMax);
    }
}
