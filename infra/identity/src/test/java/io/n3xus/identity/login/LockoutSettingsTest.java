package io.n3xus.identity.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class LockoutSettingsTest {

    @Test
    void haveTheDocumentedDefaultsAndTheseNames() {
        assertThat(bind(Map.of()))
                .isEqualTo(new LockoutSettings(10, 100, Duration.ofMinutes(15), Duration.ofMinutes(15)));
        assertThat(bind(Map.of(
                        "nexus.identity.lockout.per-user", "5",
                        "nexus.identity.lockout.per-address", "2",
                        "nexus.identity.lockout.window", "3m",
                        "nexus.identity.lockout.lasts", "4m")))
                .isEqualTo(new LockoutSettings(5, 2, Duration.ofMinutes(3), Duration.ofMinutes(4)));
    }

    private static LockoutSettings bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("nexus.identity.lockout", LockoutSettings.class);
    }
}
