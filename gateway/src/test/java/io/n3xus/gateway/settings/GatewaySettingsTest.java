package io.n3xus.gateway.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.n3xus.gateway.settings.GatewaySettings.Health;
import io.n3xus.gateway.settings.GatewaySettings.Management;
import io.n3xus.gateway.settings.GatewaySettings.Sockets;
import io.n3xus.gateway.settings.GatewaySettings.Tokens;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.validation.ValidationBindHandler;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.beanvalidation.LocalValidatorFactoryBean;

/** The documented numbers are the defaults; a changed default must be changed here too. */
class GatewaySettingsTest {

    @Test
    void hasTheseDefaults() throws IOException {
        assertThat(bind(Map.of()))
                .isEqualTo(new GatewaySettings(
                        "0.1.0",
                        "development",
                        "55-45-17",
                        Map.of(
                                "identity", at(8108),
                                "session", at(8101),
                                "billing", at(8102),
                                "storage", at(8103),
                                "stream", at(8104),
                                "execution", at(8105),
                                "telemetry", at(8106),
                                "ai-coordination", at(8107)),
                        DataSize.ofMegabytes(1),
                        Duration.ofSeconds(20),
                        Duration.ofMillis(300),
                        Duration.ofSeconds(30),
                        Map.of(),
                        500,
                        new Sockets(
                                12_000, 100, Duration.ofSeconds(30), DataSize.ofMegabytes(1), Duration.ofSeconds(5)),
                        new Tokens(
                                10_000,
                                Duration.ofMinutes(5),
                                Duration.ofSeconds(3),
                                Duration.ofMinutes(10),
                                Duration.ofSeconds(5),
                                true),
                        new Health(Duration.ofSeconds(1), Duration.ofSeconds(1)),
                        new Management("127.0.0.1", 8180)));
    }

    @Test
    void takesReplicasSeparatedByCommas() throws IOException {
        var settings = bind(Map.of("nexus.gateway.services.session", "http://a:1,http://b:2"));

        assertThat(settings.services().get("session"))
                .containsExactly(URI.create("http://a:1"), URI.create("http://b:2"));
    }

    @Test
    void refusesWhatCannotWork() {
        assertThatThrownBy(() -> bind(Map.of("nexus.gateway.handshake", ""))).isInstanceOf(BindException.class);
        assertThatThrownBy(() -> bind(Map.of("nexus.gateway.sockets.max", "0"))).isInstanceOf(BindException.class);
    }

    private static GatewaySettings bind(Map<String, Object> changed) throws IOException {
        var environment = new StandardEnvironment();
        var defaults = new YamlPropertySourceLoader().load("gateway", new ClassPathResource("gateway.yml"));
        defaults.forEach(environment.getPropertySources()::addLast);
        environment.getPropertySources().addFirst(new MapPropertySource("changed", changed));
        try (var validator = new LocalValidatorFactoryBean()) {
            validator.afterPropertiesSet();
            return Binder.get(environment, new ValidationBindHandler(validator))
                    .bind("nexus.gateway", GatewaySettings.class)
                    .get();
        }
    }

    private static List<URI> at(int port) {
        return List.of(URI.create("http://127.0.0.1:" + port));
    }
}
