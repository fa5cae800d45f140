package io.n3xus.billing.web;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How holds are given.
 *
 * @param expiresAfter when a hold that nobody confirmed may be taken back
 */
@Validated
@ConfigurationProperties("nexus.billing.holds")
record HoldSettings(@NotNull Duration expiresAfter) {}
