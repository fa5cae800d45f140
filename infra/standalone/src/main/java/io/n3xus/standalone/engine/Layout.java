package io.n3xus.standalone.engine;

import io.n3xus.standalone.home.Home;
import java.nio.file.Path;
import java.util.Map;

/**
 * What to run, and where.
 *
 * @param project the directory of the sources and their builds
 * @param split each service in a process of its own, some of them twice
 * @param settings Spring properties for every service, over all others
 */
public record Layout(Home home, Path project, Ports ports, boolean split, Map<String, String> settings) {

    public Layout {
        settings = Map.copyOf(settings);
    }

    public String gateway() {
        return "http://localhost:" + ports.of(Service.GATEWAY.serviceName());
    }

    /** Where the first replica of a service is reached on this machine. */
    public String url(Service service) {
        return url(new Replica(service, 1));
    }

    String url(Replica replica) {
        return "http://127.0.0.1:" + ports.of(replica.name());
    }

    /** Answers once the replica serves. The gateway's own health, not that of everything behind it. */
    String healthUrl(Replica replica) {
        return replica.service() == Service.GATEWAY
                ? "http://127.0.0.1:" + ports.of(Ports.GATEWAY_MANAGEMENT) + "/actuator/health"
                : url(replica) + "/actuator/health";
    }
}
