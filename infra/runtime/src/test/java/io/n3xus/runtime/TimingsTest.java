package io.n3xus.runtime;

import static io.n3xus.runtime.TestHost.SPEC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.slf4j.LoggerFactory;

/** Measures; asserts nothing about time. Run with {@code -Dtest=TimingsTest -Dn3xus.timings=50}, the number of rounds. */
@EnabledIfSystemProperty(named = "n3xus.timings", matches = "[0-9]+", disabledReason = "n3xus.timings is not set")
class TimingsTest {

    private static final int WARM_UP = 3;

    private final Map<String, List<Double>> millis = new LinkedHashMap<>();

    @Test
    void measures() throws IOException {
        var rounds = WARM_UP + Integer.getInteger("n3xus.timings");
        try (var host = new TestHost()) {
            for (var round = 0; round < rounds; round++) {
                round(host, "cold ", "cold-" + round);
            }
        }
        try (var host = new TestHost(settings -> settings.withPool(1))) {
            for (var round = 0; round < rounds; round++) {
                await().until(() -> host.runtime.pooled() > 0);
                round(host, "pool ", "pool-" + round);
            }
        }
        millis.forEach((what, all) -> LoggerFactory.getLogger(TimingsTest.class)
                .info("Measured {}", line(what, all.subList(WARM_UP, all.size()))));
        assertThat(millis).hasSize(8);
    }

    private void round(TestHost host, String kind, String id) throws IOException {
        var start = System.nanoTime();
        host.runtime.start(id, SPEC);
        note(kind + "start to handshake", start);
        try (var viewer = host.view(id)) {
            await().pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(2))
                    .until(() -> viewer.frame().painted());
            note(kind + "start to painted", start);
            var freeze = System.nanoTime();
            host.runtime.freeze(id, true, 1);
            note(kind + "freeze", freeze);
            var thaw = System.nanoTime();
            host.runtime.freeze(id, false, 2);
            assertThat(viewer.frame().painted()).isTrue();
            note(kind + "thaw to full frame", thaw);
        }
        host.runtime.stop(id);
    }

    private void note(String what, long startNanos) {
        millis.computeIfAbsent(what, _ -> new ArrayList<>()).add((System.nanoTime() - startNanos) / 1e6);
    }

    private static String line(String what, List<Double> all) {
        var sorted = all.stream().sorted().toList();
        return "%-26s n=%d p50 %.1f ms, p95 %.1f ms, min %.1f ms"
                .formatted(
                        what,
                        sorted.size(),
                        sorted.get(sorted.size() / 2),
                        sorted.get(Math.min(sorted.size() - 1, sorted.size() * 95 / 100)),
                        sorted.getFirst());
    }
}
