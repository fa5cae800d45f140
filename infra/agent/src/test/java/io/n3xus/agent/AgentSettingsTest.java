package io.n3xus.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.unit.DataSize;

class AgentSettingsTest {

    @Test
    void hasTheseDefaults() throws IOException {
        var defaults = new YamlPropertySourceLoader().load("defaults", new ClassPathResource("agent.yml"));

        var settings = new Binder(ConfigurationPropertySources.from(defaults))
                .bind("nexus.agent", AgentSettings.class)
                .get();

        assertThat(settings)
                .isEqualTo(new AgentSettings(
                        Path.of("/run/n3xus"),
                        1,
                        200,
                        200_000,
                        10_000,
                        Duration.ofSeconds(30),
                        DataSize.ofGigabytes(1),
                        1000,
                        Duration.ofSeconds(20)));
    }
}
