package io.n3xus.testkit;

import io.n3xus.platform.service.NexusServices;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;

/** A service under test, started as it is in production but on a free port. */
public final class StartedService implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private StartedService(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /**
     * Starts it and returns when it is ready.
     *
     * @param settings those of {@link Backends} and {@link TestTokens}, and the test's own; the service's defaults below
     */
    public static StartedService of(Class<?> application, String name, Map<String, String> settings) {
        var properties = new HashMap<String, Object>(settings);
        properties.put("server.port", "0");
        return new StartedService(NexusServices.run(application, name, properties));
    }

    /** A client without a token. */
    public ApiClient api() {
        return ApiClient.at("http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    /** A part of the service, for a test that cannot see what it needs from outside. */
    public <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
