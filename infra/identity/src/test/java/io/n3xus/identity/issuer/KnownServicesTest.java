package io.n3xus.identity.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.n3xus.identity.secret.SecretFile;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownServicesTest {

    @TempDir
    private Path directory;

    @Test
    void areKnownByTheirSecret() {
        var clients = clients("""
                {"billing-service":"one","session-service":"two","careless-service":""}""");

        assertThat(clients.know("billing-service", "one")).isTrue();
        assertThat(clients.know("billing-service", "two")).isFalse();
        assertThat(clients.know("stranger", "one")).isFalse();
        assertThat(clients.know("stranger", "")).isFalse();
        assertThat(clients.know("careless-service", "")).isFalse();
    }

    @Test
    void areNoneWithoutAFile() {
        assertThat(new KnownServices(settings(null)).know("billing-service", "one"))
                .isFalse();
    }

    @Test
    void sayWhatTheFileShouldLookLikeWithoutShowingIt() {
        assertThatThrownBy(() -> clients("[\"one\"]"))
                .hasMessageContaining("must look like")
                .hasMessageNotContaining("one\"]");
    }

    private KnownServices clients(String content) {
        var file = new SecretFile(directory.resolve("clients.json"));
        file.createOnce(content);
        return new KnownServices(settings(file.path()));
    }

    private IssuerSettings settings(@Nullable Path clients) {
        return new IssuerSettings(
                "n3xus",
                "n3xus",
                URI.create("http://localhost"),
                directory.resolve("key"),
                clients,
                Duration.ofMinutes(10));
    }
}
