package io.n3xus.billing.automation;

import static org.assertj.core.api.Assertions.assertThat;

import io.n3xus.billing.catalogue.Cost;
import io.n3xus.billing.catalogue.MeterType;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TariffTest {

    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final long OWN_PRICE = 77_777;

    private final PlannedPrices prices = new PlannedPrices();

    @Property(tries = 200)
    void eachSecondCostsWhatWasInForceWhenItBegan(
            @ForAll long seed,
            @ForAll @IntRange(max = 90_000) int startsAtMillis,
            @ForAll @IntRange(max = 300) int seconds) {
        var random = new Random(seed);
        var planned = new PlannedPrices();
        var at = BEGIN;
        for (var version = 0; version < 5; version++) {
            at = at.plusMillis(random.nextInt(60_000));
            planned.plan(at, Map.of("basic", random.nextLong(2_000_000_000)), 1);
        }
        var history = planned.history();
        var start = BEGIN.plusMillis(startsAtMillis);
        var naive = BigInteger.ZERO;
        for (var second = 0; second < seconds; second++) {
            var price = history.at(start.plusSeconds(second))
                    .map(version -> version.find(MeterType.SESSION_TIME, "basic")
                            .orElseThrow()
                            .micros())
                    .orElse(OWN_PRICE);
            naive = naive.add(BigInteger.valueOf(price));
        }
        var parts = new Tariff(List.of(Tier.ofRun(start, "basic", OWN_PRICE)), history).parts(start, seconds);
        assertThat(parts.stream().mapToLong(Cost.Part::quantity).sum()).isEqualTo(seconds);
        assertThat(Cost.micros(parts, 0))
                .isEqualTo(naive.divide(BigInteger.valueOf(3_600)).longValueExact());
    }

    @Test
    void aPriceThatChangesInTheMiddleChargesEachPartAtItsOwn() {
        var change = BEGIN.plusSeconds(3_600);
        prices.plan(BEGIN, Map.of("basic", 100_000_000L), 1);
        prices.plan(change, Map.of("basic", 250_000_000L), 1);

        var parts = basic(BEGIN).parts(BEGIN, 7_200);
        assertThat(parts).extracting(Cost.Part::catalogueVersion).containsExactly(1, 2);
        assertThat(Cost.each(parts, 0)).containsExactly(100_000_000L, 250_000_000L);
        // The second that has begun is not dearer because of what happens in it.
        var late = change.minus(Duration.ofMillis(1_500));
        assertThat(basic(late).parts(late, 3)).extracting(Cost.Part::quantity).containsExactly(2L, 1L);
    }

    @Test
    void aTierCountsFromTheSecondThatBeginsWithItOrAfterIt() {
        prices.plan(BEGIN, Map.of("basic", 1L, "large", 2L), 1);
        var tiers = List.of(Tier.ofRun(BEGIN, "basic", 5), new Tier(BEGIN.plusMillis(2_500), 0, "large", 5));
        assertThat(new Tariff(tiers, prices.history()).parts(BEGIN, 10))
                .extracting(part -> part.quantity() + " " + part.price().tier())
                .containsExactly("3 basic", "7 large");
    }

    private Tariff basic(Instant from) {
        return new Tariff(List.of(Tier.ofRun(from, "basic", OWN_PRICE)), prices.history());
    }
}
