package io.n3xus.standalone.engine;

import io.n3xus.gateway.GatewayApplication;
import io.n3xus.platform.service.NexusServices;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;

/** All services in this process, each with a Spring context of its own. */
final class InProcess implements ServiceHost {

    private final List<ConfigurableApplicationContext> contexts = new ArrayList<>();

    /** Takes logging away from Spring: it resets what all share, and resets at the same time fail. */
    InProcess() {
        System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
    }

    @Override
    public long start(Replica replica, Map<String, Object> properties) {
        var context = run(replica.service(), properties);
        synchronized (contexts) {
            contexts.add(context);
        }
        return ProcessHandle.current().pid();
    }

    private static ConfigurableApplicationContext run(Service service, Map<String, Object> properties) {
        if (service == Service.GATEWAY) {
            var arguments = properties.entrySet().stream().map(entry -> "--" + entry.getKey() + "=" + entry.getValue());
            return GatewayApplication.run(arguments.toArray(String[]::new));
        }
        try {
            var application = Class.forName(service.application());
            return NexusServices.run(application, service.serviceName(), properties);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(service.serviceName() + " is not on the class path", e);
        }
    }

    @Override
    public void close() {
        synchronized (contexts) {
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                contexts.forEach(context -> threads.execute(context::close));
            }
            contexts.clear();
        }
    }
}
