package io.n3xus.identity.login;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many wrong passwords are too many.
 *
 * @param perUser for one user, from wherever; a right password starts the count anew
 * @param perAddress from one address, for whomever; many people may share one
 * @param window in which they are counted
 * @param lasts how long nobody gets in then, with the right password either
 */
@Validated
@ConfigurationProperties("nexus.identity.lockout")
record LockoutSettings(
        @DefaultValue("10") @Min(2) int perUser,
        @DefaultValue("100") @Min(2) int perAddress,
        @DefaultValue("15m") @NotNull Duration window,
        @DefaultValue("15m") @NotNull Duration lasts) {}
