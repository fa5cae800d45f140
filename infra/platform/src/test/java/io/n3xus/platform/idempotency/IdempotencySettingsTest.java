package io.n3xus.platform.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

class IdempotencySettingsTest {

    @Test
    void haveTheDocumentedDefaultsAndASecretThatIsNotInTheDatabase() throws IOException {
        var environment = new StandardEnvironment();
        new YamlPropertySourceLoader()
                .load("platform", new ClassPathResource("nexus-platform.yml"))
                .forEach(environment.getPropertySources()::addLast);
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("given", Map.of("nexus.postgres.password", "p")));

        assertThat(Binder.get(environment)
                        .bind("nexus.idempotency", IdempotencySettings.class)
                        .get())
                .isEqualTo(new IdempotencySettings(
                        Duration.ofHours(24), Duration.ofSeconds(5), Duration.ofMinutes(15), "p"));
    }
}
