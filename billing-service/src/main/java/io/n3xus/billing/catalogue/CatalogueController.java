package io.n3xus.billing.catalogue;

import io.n3xus.platform.money.NexCoin;
import io.n3xus.platform.refusal.RefusedException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** Tells anybody with a token what things cost. */
@RestController
class CatalogueController {

    private final PriceCatalogue catalogue;
    private final Clock clock;

    CatalogueController(PriceCatalogue catalogue, Clock clock) {
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** @param effectiveUntil null while no other version is planned */
    @JsonNaming(SnakeCaseStrategy.class)
    record CatalogueReply(
            int version, Instant effectiveFrom, @Nullable Instant effectiveUntil, String currency, List<Line> prices) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Line(String meter, @Nullable String tier, String unit, BigDecimal price, long priceMicros) {

        static Line of(Price price) {
            return new Line(
                    price.meter().label(),
                    price.tier().isEmpty() ? null : price.tier(),
                    price.meter().unit(),
                    NexCoin.toDecimal(price.micros()),
                    price.micros());
        }
    }

    @GetMapping("/api/v1/billing/catalogue")
    CatalogueReply show(@RequestParam @Nullable Instant at) {
        var instant = Objects.requireNonNullElseGet(at, clock::instant);
        var history = catalogue.history();
        var version = history.at(instant)
                .orElseThrow(() -> new RefusedException(
                        CatalogueRefusal.NOT_FOUND, "No prices were in force at %s.".formatted(instant)));
        return new CatalogueReply(
                version.version(),
                version.effectiveFrom(),
                history.endOf(version).orElse(null),
                "NexCoin",
                version.prices().stream().map(Line::of).toList());
    }
}
