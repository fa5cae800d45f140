package io.n3xus.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Two services tell what an hour costs: one when a session is made, the other in its catalogue. */
class PricesAgreeTest {

    private static final Pattern TIER = Pattern.compile("\\{id: ([a-z-]+),[^}]*price-per-hour: (\\d+),");
    private static final Pattern PRICE =
            Pattern.compile("\\{meter: session-time, tier: ([a-z-]+), micros: (\\d+)000000}");

    @Test
    void aTierCostsTheSameInBoth() throws IOException {
        var tiers = prices("/session-service.yml", TIER);
        assertThat(tiers).hasSize(5).containsEntry("basic", "100");
        assertThat(prices("/catalogue.yml", PRICE)).isEqualTo(tiers);
    }

    private static Map<String, String> prices(String resource, Pattern line) throws IOException {
        try (var yaml = Objects.requireNonNull(PricesAgreeTest.class.getResourceAsStream(resource))) {
            var prices = new TreeMap<String, String>();
            line.matcher(new String(yaml.readAllBytes(), UTF_8))
                    .results()
                    .forEach(found -> prices.put(found.group(1), found.group(2)));
            return prices;
        }
    }
}
