package io.n3xus.session.tier;

import io.n3xus.platform.refusal.RefusedException;
import io.n3xus.session.SessionSettings;
import io.n3xus.session.api.SessionRefusal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The tiers on offer, in the order of the settings. */
@Component
public class TierCatalogue {

    private final List<Tier> tiers;

    TierCatalogue(SessionSettings settings) {
        tiers = settings.tiers();
        if (tiers.stream().map(Tier::id).distinct().count() < tiers.size()) {
            throw new IllegalArgumentException("Two tiers in nexus.session.tiers have the same id.");
        }
    }

    public List<Tier> all() {
        return tiers;
    }

    /** Refuses an id that is not on offer. */
    public Tier get(String id) {
        var tier = find(id);
        if (tier == null) {
            var known = tiers.stream().map(Tier::id).toList();
            throw new RefusedException(
                    SessionRefusal.UNKNOWN_TIER,
                    "There is no such tier. Choose one of %s.".formatted(String.join(", ", known)));
        }
        return tier;
    }

    /** Null also for a tier that was withdrawn while sessions still use it. */
    public @Nullable Tier find(String id) {
        return tiers.stream().filter(tier -> tier.id().equals(id)).findFirst().orElse(null);
    }
}
