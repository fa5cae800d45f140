package io.n3xus.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

class StreamSettingsTest {

    @Test
    void hasItsDefaults() throws Exception {
        var environment = new StandardEnvironment();
        new YamlPropertySourceLoader()
                .load("defaults", new ClassPathResource("stream-service.yml"))
                .forEach(environment.getPropertySources()::addLast);
        var binder = new Binder(
                ConfigurationPropertySources.get(environment), null, ApplicationConversionService.getSharedInstance());

        assertThat(environment.getProperty("server.port")).isEqualTo("8104");
        assertThat(binder.bind("nexus.stream", StreamSettings.class).get())
                .isEqualTo(new StreamSettings(
                        URI.create("http://127.0.0.1:8109"),
                        Path.of("/usr/share/novnc"),
                        8,
                        500,
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(2)));
    }
}
