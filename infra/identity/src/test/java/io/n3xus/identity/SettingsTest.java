package io.n3xus.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.n3xus.identity.issuer.IssuerSettings;
import io.n3xus.identity.users.PasswordSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SettingsTest {

    @Test
    void haveTheDocumentedDefaults() {
        assertThat(bind(Map.of(), "nexus.identity", IssuerSettings.class))
                .isEqualTo(new IssuerSettings(
                        "n3xus",
                        "n3xus",
                        URI.create("http://localhost:8080"),
                        Path.of(".nexus/identity-key.json"),
                        null,
                        Duration.ofMinutes(10)));
        assertThat(bind(Map.of(), "nexus.identity.passwords", PasswordSettings.class))
                .isEqualTo(new PasswordSettings(10, 1, 32, Duration.ofSeconds(3)));
    }

    @Test
    void haveTheseNames() {
        var issuer = Map.of(
                "nexus.identity.issuer", "i",
                "nexus.identity.audience", "a",
                "nexus.identity.public-url", "https://p",
                "nexus.identity.key-file", "/k",
                "nexus.identity.clients-file", "/c",
                "nexus.identity.service-token-life", "1m");
        var passwords = Map.of(
                "nexus.identity.passwords.strength", "11",
                "nexus.identity.passwords.at-once", "2",
                "nexus.identity.passwords.waiting", "4",
                "nexus.identity.passwords.patience", "5s");

        assertThat(bind(issuer, "nexus.identity", IssuerSettings.class))
                .isEqualTo(new IssuerSettings(
                        "i", "a", URI.create("https://p"), Path.of("/k"), Path.of("/c"), Duration.ofMinutes(1)));
        assertThat(bind(passwords, "nexus.identity.passwords", PasswordSettings.class))
                .isEqualTo(new PasswordSettings(11, 2, 4, Duration.ofSeconds(5)));
    }

    @Test
    void nameOneOfTwoProviders() {
        var misspelt = Map.of("nexus.identity.provider", "keycloack");

        assertThat(bind(Map.of(), "nexus.identity", ProviderSettings.class).provider())
                .isEqualTo(ProviderSettings.Provider.OWN);
        assertThat(bind(Map.of("nexus.identity.provider", "keycloak"), "nexus.identity", ProviderSettings.class)
                        .provider())
                .isEqualTo(ProviderSettings.Provider.KEYCLOAK);
        assertThatThrownBy(() -> bind(misspelt, "nexus.identity", ProviderSettings.class))
                .hasMessageContaining("nexus.identity");
    }

    private static <T> T bind(Map<String, String> properties, String prefix, Class<T> settings) {
        return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate(prefix, settings);
    }
}
