package io.n3xus.billing.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.n3xus.billing.api.ServiceName;
import io.n3xus.billing.api.WalletEvent.ChargeReturned;
import io.n3xus.billing.api.WalletEvent.HoldCharged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads a sample of every revision of every event that a journal may hold. */
class OldEventsTest {

    private static final Path SAMPLES = Path.of("src/test/resources/stored");
    private static final Pattern NAME = Pattern.compile("(\\w+)-(\\d+)\\.json");

    private final StoredEvents stored = new StoredEvents();

    static List<Path> samples() throws IOException {
        try (var files = Files.list(SAMPLES)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void canStillBeRead(Path sample) throws IOException {
        var name = NAME.matcher(sample.getFileName().toString());
        assertThat(name.matches()).isTrue();

        var events = stored.read(row(name.group(1), name.group(2), Files.readString(sample)));

        assertThat(events).hasSize(1);
        assertThat(events.getFirst().event().getClass().getSimpleName()).isEqualTo(name.group(1));
        assertThat(events.getFirst().metadata()).containsEntry("correlation_id", "req-1");
        assertThat(stored.read(stored.write(events))).as("written as of today").isEqualTo(events);
    }

    @Test
    void chargesOfTheFirstRevisionWereForSessions() throws IOException {
        assertThat(read("HoldCharged"))
                .isInstanceOfSatisfying(
                        HoldCharged.class, event -> assertThat(event.service()).isEqualTo(ServiceName.SESSIONS));
        assertThat(read("ChargeReturned"))
                .isInstanceOfSatisfying(
                        ChargeReturned.class,
                        event -> assertThat(event.service()).isEqualTo(ServiceName.SESSIONS));
    }

    private Object read(String type) throws IOException {
        var payload = Files.readString(SAMPLES.resolve(type + "-1.json"));
        return stored.read(row(type, "1", payload)).getFirst().event();
    }

    private static byte[] row(String type, String revision, String payload) {
        return """
                [{"type":"%s","revision":"%s","at":"2026-03-01T12:00:00Z","metadata":{"correlation_id":"req-1"},\
                "payload":%s}]""".formatted(type, revision, payload).getBytes(UTF_8);
    }
}
