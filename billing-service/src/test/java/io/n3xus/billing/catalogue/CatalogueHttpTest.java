package io.n3xus.billing.catalogue;

import static io.n3xus.billing.RunningBilling.newAccount;
import static io.n3xus.billing.RunningBilling.stranger;
import static io.n3xus.billing.RunningBilling.user;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.n3xus.billing.RunningBilling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueHttpTest {

    private static final String PATH = "/api/v1/billing/catalogue";

    @Test
    void tellsWhatIsInForce() {
        var reply = user(newAccount()).get(PATH);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().get("version").asInt()).isOne();
        assertThat(reply.json().get("prices").valueStream())
                .extracting(line -> "%s %s %s %s"
                        .formatted(
                                line.get("meter").asString(),
                                line.get("tier").asString("-"),
                                line.get("price")
                                        .decimalValue()
                                        .stripTrailingZeros()
                                        .toPlainString(),
                                line.get("unit").asString()))
                .containsExactly(
                        "session.time basic 100 hour",
                        "session.time standard 200 hour",
                        "session.time performance 400 hour",
                        "session.time gpu-basic 800 hour",
                        "session.time gpu-pro 1600 hour",
                        "execution.cpu - 0.0002 cpu_second",
                        "execution.memory - 0.0001 gib_second",
                        "storage - 0.000139 gb_hour",
                        "network.ingress - 0 gb",
                        "network.egress - 0.09 gb",
                        "ai.task - 1 task",
                        "build - 5 build");
    }

    @Test
    void aReplicaWhoseFileChangesAPublishedVersionDoesNotStart(@TempDir Path directory) throws IOException {
        user(newAccount()).get(PATH);
        try (var published = Objects.requireNonNull(getClass().getResourceAsStream("/catalogue.yml"))) {
            var text = new String(published.readAllBytes(), UTF_8);
            var file = Files.writeString(directory.resolve("dearer.yml"), text.replace("1600000000", "1600000001"));
            assertThatThrownBy(() -> RunningBilling.start(4, Map.of("nexus.billing.catalogue-file", "file:" + file)))
                    .hasStackTraceContaining("Version 1 of the price catalogue is published");
        }
    }

    @Test
    void tellsWhatWasInForceAtAnInstant() {
        var someone = user(newAccount());
        var then = someone.get(PATH + "?at=2026-01-01T00:00:00Z").json();
        assertThat(then.get("effective_from").asString()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(then.get("effective_until").isNull()).isTrue();
        assertThat(someone.get(PATH + "?at=2025-12-31T23:59:59.999Z").status()).isEqualTo(404);
        assertThat(someone.get(PATH + "?at=yesterday").status()).isEqualTo(400);
        assertThat(stranger().get(PATH).status()).isEqualTo(401);
    }
}
