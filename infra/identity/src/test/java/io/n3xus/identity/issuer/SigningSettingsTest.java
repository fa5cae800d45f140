package io.n3xus.identity.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SigningSettingsTest {

    @Test
    void haveTheseNamesAndDefaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(new SigningSettings(Duration.ofDays(30), Duration.ofMinutes(15), Duration.ofHours(24)));
        assertThat(bind(Map.of(
                        "nexus.identity.signing.rotate-every", "7d",
                        "nexus.identity.signing.publish-ahead", "1h",
                        "nexus.identity.signing.longest-token-life", "48h")))
                .isEqualTo(new SigningSettings(Duration.ofDays(7), Duration.ofHours(1), Duration.ofHours(48)));
    }

    private static SigningSettings bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("nexus.identity.signing", SigningSettings.class);
    }
}
