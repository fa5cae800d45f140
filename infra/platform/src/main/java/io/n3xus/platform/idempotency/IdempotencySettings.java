package io.n3xus.platform.idempotency;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * {@code nexus.idempotency.*}; defaults are in {@code nexus-platform.yml}.
 *
 * @param keepFor how long a key is remembered
 * @param claimLasts how long after its last sign of life a request counts as still running; after a kill, a repeated one
 *     waits this long
 * @param purgeEvery how often keys of that age are forgotten; one that is used again is forgotten at once
 * @param secret needed, beside a client's key and body, to open a stored answer; the same in all replicas and not in the
 *     database. When it changes, keys used before refuse every request until they are forgotten
 */
@Validated
@ConfigurationProperties("nexus.idempotency")
record IdempotencySettings(
        @NotNull Duration keepFor,
        @NotNull Duration claimLasts,
        @NotNull Duration purgeEvery,
        @NotNull String secret) {

    @Override
    public String toString() {
        return "IdempotencySettings[keepFor=%s, claimLasts=%s, purgeEvery=%s]"
                .formatted(keepFor, claimLasts, purgeEvery);
    }
}
