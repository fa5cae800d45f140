package io.n3xus.session.tier;

import io.n3xus.platform.money.NexCoin;
import io.n3xus.session.api.TierTerms;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One size of virtual PC.
 *
 * @param gpus how many the agent must offer; 0 for none
 * @param pricePerHour in whole NexCoin, for time in use
 */
public record Tier(
        @NotBlank String id,
        @NotBlank String name,
        @Positive int cpus,
        @Positive int memoryGb,
        @Positive int storageGb,
        @PositiveOrZero int gpus,
        @Positive long pricePerHour,
        List<String> features) {

    public Tier {
        features = List.copyOf(features);
    }

    public TierTerms terms() {
        return new TierTerms(id, cpus * 1_000, (long) memoryGb << 30, NexCoin.ofWhole(pricePerHour));
    }

    public String cpu() {
        return cpus + " vCPU";
    }

    public String memory() {
        return memoryGb + " GB";
    }

    public String storage() {
        return storageGb + " GB";
    }

    public @Nullable String gpu() {
        return gpus == 0 ? null : gpus + " GPU";
    }
}
