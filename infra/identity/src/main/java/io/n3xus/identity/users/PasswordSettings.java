package io.n3xus.identity.users;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much work a password costs, and how much of it the machine accepts.
 *
 * @param strength bcrypt's logarithmic cost; each step doubles the time
 * @param atOnce hashes computed at the same time, each of which fills a core
 * @param waiting logins that may queue for that; any more are refused at once
 * @param patience how long one queues before it is refused
 */
@Validated
@ConfigurationProperties("nexus.identity.passwords")
public record PasswordSettings(
        @DefaultValue("10") @Min(4) @Max(16) int strength,
        @DefaultValue("1") @Min(1) int atOnce,
        @DefaultValue("32") @Min(0) int waiting,
        @DefaultValue("3s") Duration patience) {}
