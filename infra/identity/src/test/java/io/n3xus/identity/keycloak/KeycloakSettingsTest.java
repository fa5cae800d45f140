package io.n3xus.identity.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class KeycloakSettingsTest {

    @Test
    void haveTheseNamesAndDefaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(
                        new KeycloakSettings(URI.create("http://localhost:8190"), "n3xus", "", Duration.ofSeconds(5)));
        assertThat(bind(Map.of(
                        "nexus.identity.keycloak.url", "https://k",
                        "nexus.identity.keycloak.realm", "r",
                        "nexus.identity.keycloak.client-secret", "s",
                        "nexus.identity.keycloak.timeout", "1s")))
                .isEqualTo(new KeycloakSettings(URI.create("https://k"), "r", "s", Duration.ofSeconds(1)))
                .hasToString("KeycloakSettings[https://k/realms/r]");
    }

    private static KeycloakSettings bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("nexus.identity.keycloak", KeycloakSettings.class);
    }
}
