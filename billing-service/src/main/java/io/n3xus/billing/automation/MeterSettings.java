package io.n3xus.billing.automation;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How running sessions and space are metered.
 *
 * @param tick how often every meter is looked at; bounds how late an exhausted balance is told, not how exactly
 * @param chargeEvery how often what a run has used is captured while it goes on
 * @param extendAhead a hold that would be used up sooner than this is extended
 * @param extendBy the time that an extension pays for
 * @param chargeLevelsEvery how often space is charged that does not change its size
 */
@Validated
@ConfigurationProperties("nexus.billing.meters")
record MeterSettings(
        @NotNull Duration tick,
        @NotNull Duration chargeEvery,
        @NotNull Duration extendAhead,
        @NotNull Duration extendBy,
        @NotNull Duration chargeLevelsEvery) {}
