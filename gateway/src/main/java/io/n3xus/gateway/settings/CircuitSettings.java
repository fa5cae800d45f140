package io.n3xus.gateway.settings;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * When a replica that fails is left alone; gateway.yml holds the defaults.
 *
 * @param calls how many of its last calls are judged, and the fewest to judge by
 * @param failurePercent of them at which it is left alone
 * @param rest until it is tried again, with one request
 */
@Validated
@ConfigurationProperties("nexus.gateway.circuit")
public record CircuitSettings(
        @Positive int calls,
        @Positive int failurePercent,
        @NotNull Duration rest) {}
