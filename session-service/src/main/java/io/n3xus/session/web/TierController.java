package io.n3xus.session.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.n3xus.session.tier.Tier;
import io.n3xus.session.tier.TierCatalogue;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** SC-07. */
@RestController
@RequestMapping({"/api/v1/supercore/resources", "/v1/supercore/resources"})
class TierController {

    private final TierCatalogue tiers;

    TierController(TierCatalogue tiers) {
        this.tiers = tiers;
    }

    @GetMapping("/tiers")
    Tiers list() {
        return new Tiers(true, tiers.all().stream().map(TierController::show).toList());
    }

    private static TierEntry show(Tier tier) {
        return new TierEntry(
                tier.id(),
                tier.name(),
                tier.cpu(),
                tier.memory(),
                tier.gpu(),
                tier.storage(),
                tier.pricePerHour(),
                tier.features());
    }

    record Tiers(boolean success, List<TierEntry> tiers) {}

    @JsonInclude(JsonInclude.Include.ALWAYS)
    record TierEntry(
            String id,
            String name,
            String cpu,
            String memory,
            @Nullable String gpu,
            String storage,
            long pricePerHour,
            List<String> features) {}
}
