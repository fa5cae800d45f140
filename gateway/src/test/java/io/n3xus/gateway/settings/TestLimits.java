package io.n3xus.gateway.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.validation.ValidationBindHandler;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.validation.beanvalidation.LocalValidatorFactoryBean;

/** The limits as in production, but for what a test changes. */
public final class TestLimits {

    private static final String PREFIX = "nexus.gateway.limits";

    private TestLimits() {}

    /**
     * Bound and validated as at a start.
     *
     * @param changed below {@code nexus.gateway.limits}
     */
    public static LimitSettings with(Map<String, String> changed) {
        var all = new HashMap<String, Object>();
        changed.forEach((name, value) -> all.put(PREFIX + "." + name, value));
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("changed", all));
        try (var validator = new LocalValidatorFactoryBean()) {
            new YamlPropertySourceLoader()
                    .load("limits", new ClassPathResource("limits.yml"))
                    .forEach(environment.getPropertySources()::addLast);
            validator.afterPropertiesSet();
            return Binder.get(environment, new ValidationBindHandler(validator))
                    .bind(PREFIX, LimitSettings.class)
                    .get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
