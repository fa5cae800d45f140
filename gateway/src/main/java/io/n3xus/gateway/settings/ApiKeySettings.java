package io.n3xus.gateway.settings;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How API keys are checked; gateway.yml holds the defaults.
 *
 * @param verifiedMax answers of identity remembered at once
 * @param verifiedFor how long an answer is repeated; well below the life of the tokens in it (identity's
 *     {@code keys.token-life}), and the longest that a revoked key lives on when Kafka is lost
 * @param revokedFor how long a revoked key is remembered; longer than any token given for a key lives
 * @param timeout for one question to identity
 */
@Validated
@ConfigurationProperties("nexus.gateway.api-keys")
public record ApiKeySettings(
        @Positive int verifiedMax,
        @NotNull Duration verifiedFor,
        @NotNull Duration revokedFor,
        @NotNull Duration timeout) {}
