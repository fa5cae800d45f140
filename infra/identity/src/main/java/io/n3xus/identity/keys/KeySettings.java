package io.n3xus.identity.keys;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What keys cost and may.
 *
 * @param strength bcrypt's cost of a key's secret; low, because 192 random bits cannot be guessed at any cost
 * @param perUser keys that one user may have at once
 * @param requestsPerHour of a key that was made without a number of its own
 * @param tokenLife of the token that stands for a key inside the platform; the gateway remembers it for less
 */
@Validated
@ConfigurationProperties("nexus.identity.keys")
record KeySettings(
        @DefaultValue("6") @Min(4) @Max(16) int strength,
        @DefaultValue("50") @Min(1) int perUser,
        @DefaultValue("1000") @Min(1) int requestsPerHour,
        @DefaultValue("5m") @NotNull Duration tokenLife) {}
