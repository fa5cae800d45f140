package io.n3xus.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.n3xus.session.SessionSettings.Desktops;
import io.n3xus.session.SessionSettings.Limits;
import io.n3xus.session.SessionSettings.Page;
import io.n3xus.session.SessionSettings.ReadyIn;
import io.n3xus.session.tier.Tier;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.ClassPathResource;

/** Every default and name, so that changing one is a decision. */
class SessionSettingsTest {

    @Test
    void hasTheDocumentedDefaults() throws IOException {
        assertThat(defaults())
                .isEqualTo(new SessionSettings(
                        URI.create("ws://localhost:8080"),
                        "http://127.0.0.1:8102",
                        URI.create("http://127.0.0.1:8109"),
                        new Limits(20, 64),
                        new Page(10, 100),
                        new ReadyIn(Duration.ofSeconds(2), Duration.ofSeconds(1)),
                        new Desktops(
                                512,
                                1280,
                                800,
                                Duration.ofSeconds(1),
                                8,
                                Duration.ofSeconds(15),
                                Duration.ofMinutes(2),
                                Duration.ofSeconds(60)),
                        List.of(
                                tier(
                                        "basic",
                                        "Basic",
                                        2,
                                        4,
                                        20,
                                        0,
                                        100,
                                        "Standard performance, Web browsing, Office apps"),
                                tier(
                                        "standard",
                                        "Standard",
                                        4,
                                        8,
                                        50,
                                        0,
                                        200,
                                        "Enhanced performance, Software development, Multitasking"),
                                tier(
                                        "performance",
                                        "Performance",
                                        8,
                                        16,
                                        100,
                                        0,
                                        400,
                                        "High performance, Large builds, Data analysis"),
                                tier(
                                        "gpu-basic",
                                        "GPU Basic",
                                        8,
                                        32,
                                        200,
                                        1,
                                        800,
                                        "One GPU, 3D graphics, Model inference"),
                                tier(
                                        "gpu-pro",
                                        "GPU Pro",
                                        16,
                                        64,
                                        400,
                                        2,
                                        1600,
                                        "Two GPUs, Rendering, Model training"))));
    }

    private static Tier tier(
            String id, String name, int cpus, int memoryGb, int storageGb, int gpus, long price, String features) {
        return new Tier(id, name, cpus, memoryGb, storageGb, gpus, price, List.of(features.split(", ", -1)));
    }

    private static SessionSettings defaults() throws IOException {
        var sources = new MutablePropertySources();
        new YamlPropertySourceLoader()
                .load("defaults", new ClassPathResource("session-service.yml"))
                .forEach(sources::addLast);
        return new Binder(ConfigurationPropertySources.from(sources))
                .bind("nexus.session", SessionSettings.class)
                .get();
    }
}
