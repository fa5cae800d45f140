package io.n3xus.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateTest {

    private static final DesktopSpec SPEC = new DesktopSpec(2000, 1L << 30, 256, 1280, 800);
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00.123456Z");

    @TempDir
    private Path directory;

    @Test
    void comesBackAsItWasKept() throws IOException {
        var file = directory.resolve("state");
        for (var id : new String[] {"sess_1", null}) {
            var record = new SlotRecord(id, SPEC, NOON, 7, null);

            record.store(file);
            assertThat(SlotRecord.load(file)).isEqualTo(record);

            var ended = record.withEnded(new Ended(NOON, "It ran out of memory: = \\ and more."));
            ended.store(file);
            assertThat(SlotRecord.load(file)).isEqualTo(ended);
        }
    }

    @Test
    void namesTheReasonOfAnEnd() {
        assertThat(Ended.withStatus(0, 0, NOON).reason()).contains("logs out");
        assertThat(Ended.withStatus(137, 1, NOON).reason()).contains("out of memory");
        assertThat(Ended.withStatus(137, 0, NOON).reason()).contains("killed");
        assertThat(Ended.withStatus(70, 1, NOON).reason()).contains("display server failed");
        assertThat(Ended.withoutTrace(1, NOON).reason()).contains("out of memory");
        assertThat(Ended.withoutTrace(0, NOON).reason()).contains("from outside");
    }

    @Test
    void refusesDesktopsThatCannotBe() {
        assertThatThrownBy(() -> new DesktopSpec(10, 1L << 30, 256, 1280, 800))
                .hasMessageContaining("thousandths of a processor, not 10");
        assertThatThrownBy(() -> new DesktopSpec(1000, 1L << 20, 256, 1280, 800))
                .hasMessageContaining("bytes of memory");
        assertThatThrownBy(() -> new DesktopSpec(1000, 1L << 30, 3, 1280, 800)).hasMessageContaining("processes");
        assertThatThrownBy(() -> new DesktopSpec(1000, 1L << 30, 256, 100_000, 800))
                .hasMessageContaining("width");
        assertThatThrownBy(() -> new DesktopSpec(1000, 1L << 30, 256, 1280, 1)).hasMessageContaining("height");
    }

    @Test
    void refusesDirectoriesThatCannotWork() {
        assertThatThrownBy(() -> RuntimeSettings.in(Path.of("here"))).hasMessageContaining("absolute");
        assertThatThrownBy(() -> RuntimeSettings.in(Path.of("/" + "long/".repeat(20))))
                .hasMessageContaining("absolute");
        assertThatThrownBy(() -> RuntimeSettings.in(Path.of("/run/x")).withPool(201))
                .hasMessageContaining("pool");
    }
}
