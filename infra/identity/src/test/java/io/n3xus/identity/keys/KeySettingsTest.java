package io.n3xus.identity.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class KeySettingsTest {

    @Test
    void haveTheDocumentedDefaultsAndTheseNames() {
        assertThat(bind(Map.of())).isEqualTo(new KeySettings(6, 50, 1000, Duration.ofMinutes(5)));
        assertThat(bind(Map.of(
                        "nexus.identity.keys.strength", "7",
                        "nexus.identity.keys.per-user", "8",
                        "nexus.identity.keys.requests-per-hour", "9",
                        "nexus.identity.keys.token-life", "10m")))
                .isEqualTo(new KeySettings(7, 8, 9, Duration.ofMinutes(10)));
    }

    private static KeySettings bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("nexus.identity.keys", KeySettings.class);
    }
}
