package io.n3xus.identity.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class LoginSettingsTest {

    @Test
    void haveTheDocumentedDefaultsAndTheseNames() {
        assertThat(bind(Map.of()))
                .isEqualTo(new LoginSettings(
                        Duration.ofHours(24), Duration.ofMinutes(30), Duration.ofHours(1), Duration.ofDays(7)));
        assertThat(bind(Map.of(
                        "nexus.identity.token-life", "1h",
                        "nexus.identity.access-token-life", "2h",
                        "nexus.identity.oauth-token-life", "4h",
                        "nexus.identity.refresh-token-life", "3h")))
                .isEqualTo(new LoginSettings(
                        Duration.ofHours(1), Duration.ofHours(2), Duration.ofHours(4), Duration.ofHours(3)));
    }

    private static LoginSettings bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("nexus.identity", LoginSettings.class);
    }
}
