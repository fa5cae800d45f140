package io.n3xus.identity.issuer;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How signing keys follow each other.
 *
 * @param rotateEvery how long a key signs
 * @param publishAhead how long before it signs everyone can fetch a key that comes by age; longer than anyone keeps the
 *     fetched keys
 * @param longestTokenLife no token lives longer, so that a key need not be kept longer after its last one
 */
@Validated
@ConfigurationProperties("nexus.identity.signing")
record SigningSettings(
        @DefaultValue("30d") @NotNull Duration rotateEvery,
        @DefaultValue("15m") @NotNull Duration publishAhead,
        @DefaultValue("24h") @NotNull Duration longestTokenLife) {}
