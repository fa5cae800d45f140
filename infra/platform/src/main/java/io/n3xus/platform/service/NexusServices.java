package io.n3xus.platform.service;

import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts services: alone in their process, or many in one. */
public final class NexusServices {

    private NexusServices() {}

    /**
     * Starts a service and returns when it is ready.
     *
     * @param name the service name; its defaults are read from {@code <name>.yml} on the class path
     * @param arguments Spring properties as {@code --key=value}; they win over the defaults. No secrets: give those by
     *     environment or a file
     */
    public static ConfigurableApplicationContext run(Class<?> application, String name, String... arguments) {
        return builder(application, name).run(arguments);
    }

    /** As {@link #run}, with properties that must not be seen in a process list. */
    public static ConfigurableApplicationContext run(
            Class<?> application, String name, Map<String, Object> properties) {
        return builder(application, name)
                .environment(Environments.with(properties))
                .run();
    }

    private static SpringApplicationBuilder builder(Class<?> application, String name) {
        return new SpringApplicationBuilder(application)
                .web(WebApplicationType.SERVLET)
                .bannerMode(Banner.Mode.OFF)
                .registerShutdownHook(true)
                .properties(Environments.defaults(name));
    }
}
