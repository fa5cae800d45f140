package io.n3xus.gateway.limit;

import io.n3xus.gateway.settings.LimitSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

/** The limits as in production, but for what a test changes. */
final class TestLimits {

    private TestLimits() {}

    /** @param changed below {@code nexus.gateway.limits.} */
    static LimitSettings with(Map<String, String> changed) {
        var environment = new StandardEnvironment();
        try {
            new YamlPropertySourceLoader()
                    .load("limits", new ClassPathResource("limits.yml"))
                    .forEach(environment.getPropertySources()::addLast);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var map = new HashMap<String, Object>();
        changed.forEach((name, value) -> map.put("nexus.gateway.limits." + name, value));
        environment.getPropertySources().addFirst(new MapPropertySource("changed", map));
        return Binder.get(environment)
                .bind("nexus.gateway.limits", LimitSettings.class)
                .get();
    }
}
