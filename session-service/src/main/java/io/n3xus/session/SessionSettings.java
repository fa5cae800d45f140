package io.n3xus.session;

import io.n3xus.session.tier.Tier;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * {@code nexus.session.*}; every default is in {@code session-service.yml}.
 *
 * @param publicStreamUrl where browsers reach a desktop's stream: {@code ws://} or {@code wss://} and the gateway's host
 * @param billingUrl of billing-service; several replicas are separated by commas
 */
@Validated
@ConfigurationProperties("nexus.session")
public record SessionSettings(
        @NotNull URI publicStreamUrl,
        @NotBlank String billingUrl,
        @NotNull URI agentUrl,
        @Valid @NotNull Limits limits,
        @Valid @NotNull Page page,
        @Valid @NotNull ReadyIn readyIn,
        @Valid @NotNull Desktops desktops,
        @NotEmpty List<@Valid Tier> tiers) {

    public SessionSettings {
        tiers = List.copyOf(tiers);
    }

    /** How many sessions may live at once, paused ones included. */
    public record Limits(@Positive int perAccount, @Positive int perAgent) {}

    /** How many sessions a listing shows. */
    public record Page(@Positive int defaultSize, @Positive int maxSize) {}

    /** What clients are told to expect; whole seconds on the wire. */
    public record ReadyIn(
            @NotNull Duration created, @NotNull Duration resumed) {}

    /**
     * How desktops are looked after.
     *
     * @param processesMax in one desktop
     * @param reconcileEvery how often what runs is compared with what was decided
     * @param startsAtOnce how many desktops may start at the same time
     * @param startPatience how long one attempt to start a desktop may take
     * @param startWithin after this, a session whose desktop cannot be started ends as failed
     * @param orphanAfter a desktop of this age that belongs to no session is removed
     */
    public record Desktops(
            @Positive int processesMax,
            @Positive int width,
            @Positive int height,
            @NotNull Duration reconcileEvery,
            @Positive int startsAtOnce,
            @NotNull Duration startPatience,
            @NotNull Duration startWithin,
            @NotNull Duration orphanAfter) {}
}
