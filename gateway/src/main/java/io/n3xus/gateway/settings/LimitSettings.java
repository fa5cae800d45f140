package io.n3xus.gateway.settings;

import io.n3xus.platform.refusal.Dialect;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings {@code nexus.gateway.limits.*}; limits.yml holds the defaults and says what each means.
 *
 * @param redis address of the shared store; empty when this gateway counts for itself
 * @param redisTimeout for one question to Redis
 * @param redisRetry between two attempts to reach Redis again
 * @param accountsMax counted at once in this gateway; the longest unused is forgotten first
 * @param trustedProxies addresses or networks whose {@code X-Forwarded-For} is believed
 * @param events whether refusals are published
 * @param unknown for requests of nobody in particular
 * @param tables of each API, by a name that appears in {@code RateLimit-Policy}
 */
@Validated
@ConfigurationProperties("nexus.gateway.limits")
public record LimitSettings(
        @NotNull String redis,
        @NotNull Duration redisTimeout,
        @NotNull Duration redisRetry,
        @Positive int accountsMax,
        @NotNull List<@NotBlank String> trustedProxies,
        boolean events,
        @NotNull @Valid Limit unknown,
        @NotEmpty Map<Dialect, @NotEmpty Map<String, @Valid Limit>> tables) {

    public LimitSettings {
        trustedProxies = List.copyOf(trustedProxies);
        tables = Map.copyOf(tables);
    }

    /** Whose requests are counted together. */
    public enum By {
        ACCOUNT,
        /** Each API key for itself; tokens of one account together. */
        KEY,
        /** The client's address, before and whether or not it is known who it is. */
        ADDRESS
    }

    /**
     * One number for some requests of an API.
     *
     * @param only paths, with the method before it where it matters and {@code /**} behind it for all below; empty for
     *     everything that no other limit of the API names
     * @param windows of which each must have a request left, by a name that appears in {@code RateLimit-Policy} when
     *     there are several
     * @param messages null when messages on a socket opened under this limit are not counted
     */
    public record Limit(
            @NotNull By by,
            @DefaultValue List<@NotBlank String> only,
            @NotEmpty Map<String, @Valid Window> windows,
            @Nullable @Valid Messages messages) {

        public Limit {
            only = List.copyOf(only);
            windows = Map.copyOf(windows);
        }
    }

    /**
     * A fixed window: at its end the whole number is there again.
     *
     * @param requests of a plan that {@code plans} does not name
     */
    public record Window(
            @NotNull Duration lasts,
            @Positive int requests,
            @DefaultValue Map<String, @Positive Integer> plans) {

        public Window {
            plans = Map.copyOf(plans);
        }
    }

    /**
     * Messages of clients on sockets, counted for each socket at the rates of limits of the same API.
     *
     * @param close the code with which a socket is closed that sends more
     * @param groups name of the limit by the message's {@code type} or {@code payload.channel}; other messages have the
     *     limit under which the socket was opened
     */
    public record Messages(
            @Positive int close, @DefaultValue Map<String, @NotBlank String> groups) {

        public Messages {
            groups = Map.copyOf(groups);
        }
    }

    /** Keeps the password that the address of Redis may hold out of logs. */
    @Override
    public String toString() {
        return "LimitSettings[%s]".formatted(tables);
    }
}
