package io.n3xus.platform.service;

import java.util.Map;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.web.context.support.StandardServletEnvironment;

/** The properties a service starts with, lowest first: the platform's, the service's file, the operator's. */
final class Environments {

    private Environments() {}

    static Map<String, Object> defaults(String name) {
        return Map.ofEntries(
                Map.entry("spring.config.name", "nexus-platform," + name),
                Map.entry("spring.application.name", name),
                Map.entry("nexus.service", name));
    }

    static ConfigurableEnvironment with(Map<String, Object> properties) {
        StandardEnvironment environment = new StandardServletEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("given", properties));
        return environment;
    }
}
