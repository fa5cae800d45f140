package io.n3xus.billing.read.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireTimeTest {

    private final WireTime times = new WireTime();

    @Test
    void readsWhatInstantWrites() {
        var random = new Random(1);
        for (var round = 0; round < 10_000; round++) {
            var at = Instant.ofEpochSecond(random.nextLong(-4_000_000_000L, 7_000_000_000L), nanos(random));
            assertThat(times.nanos(at.toString().getBytes(UTF_8)))
                    .as(at.toString())
                    .isEqualTo(WireTime.nanos(at));
        }
    }

    private static long nanos(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> random.nextInt(1_000) * 1_000_000L;
            case 2 -> random.nextInt(1_000_000) * 1_000L;
            default -> random.nextInt(1_000_000_000);
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-01T12:00:00.Z", "2026-03-01T12:00:00+01:00", "2026-03-01T12:00:00.5Z"})
    void readsUnusualOnesToo(String text) {
        assertThat(times.nanos(text.getBytes(UTF_8))).isEqualTo(WireTime.nanos(Instant.parse(text)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-02-30T12:00:00Z",
                "2026-03-01T24:30:00Z",
                "2026-03-01T12:60:00Z",
                "2026-03-01T12:00:00",
                "2026-03-01T12:00:00.-1Z",
                "2026-03-01 12:00:00Z",
                "2026-03-01T12:00:00.0000000001Z"
            })
    void refusesWhatIsNone(String text) {
        assertThatThrownBy(() -> times.nanos(text.getBytes(UTF_8))).isInstanceOf(DateTimeException.class);
    }
}
