package io.n3xus.standalone.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** One running copy of a service. */
public record Replica(Service service, int number) {

    static List<Replica> all(boolean split) {
        return Arrays.stream(Service.values())
                .flatMap(service -> of(service, split).stream())
                .toList();
    }

    static List<Replica> of(Service service, boolean split) {
        return IntStream.rangeClosed(1, service.replicas(split))
                .mapToObj(number -> new Replica(service, number))
                .toList();
    }

    /** {@code session-service}, and {@code session-service-2} for the second. */
    public String name() {
        return number == 1 ? service.serviceName() : service.serviceName() + "-" + number;
    }

    /** {@code billing} is {@code billing-service}; any other name is itself. */
    public static String fullName(String name) {
        return Arrays.stream(Service.values())
                .filter(service -> service.shortName().equals(name))
                .map(Service::serviceName)
                .findFirst()
                .orElse(name);
    }

    /** Where a part tells how it is; empty for the stores, which have no HTTP. */
    public static Optional<String> healthPath(String part) {
        return all(true).stream()
                .filter(replica -> replica.name().equals(part))
                .map(replica -> replica.service() == Service.GATEWAY ? "/health" : "/actuator/health")
                .findFirst();
    }

    /** Whether a store or a replica has this name. */
    public static boolean isPart(String name) {
        return Ports.names().contains(name);
    }

    /** Stable over restarts, so that a replica takes up at once what it had claimed. */
    String node() {
        return service.serviceName() + "-" + number;
    }
}
