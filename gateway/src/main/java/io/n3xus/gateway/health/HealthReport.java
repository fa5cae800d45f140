package io.n3xus.gateway.health;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.n3xus.gateway.health.ServiceHealth.Answer;
import io.n3xus.gateway.settings.GatewaySettings;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The body of {@code /health}.
 *
 * @param status {@code healthy} or {@code degraded}
 * @param services the four parts Forge documents, then every service by its name
 * @param circuits of each service: {@code closed}, {@code partly open} or {@code open}, which is not asked
 * @param failing services without a healthy replica
 */
record HealthReport(
        String status,
        String version,
        String timestamp,
        String environment,
        Map<String, Status> services,
        Map<String, String> circuits,
        List<String> failing) {

    /**
     * How the gateway itself is.
     *
     * @param up whether it can judge tokens
     * @param circuits by short name of the service
     * @param redis whether the shared store of the limits answers; empty when there is none
     */
    record Gateway(boolean up, Map<String, String> circuits, Optional<Boolean> redis) {}

    /** These keep their state in the database, so one of them that is well has reached it. */
    private static final List<String> DATABASE_USERS = List.of("identity", "session", "billing");

    static HealthReport of(Map<String, List<Answer>> answers, Gateway gateway, GatewaySettings settings, Instant now) {
        var services = new LinkedHashMap<String, Status>();
        services.put("database", database(answers));
        services.put("redis", gateway.redis().map(HealthReport::status).orElse(Status.NOT_CONFIGURED));
        services.put("ai_models", Status.NOT_CONFIGURED);
        services.put("storage", Status.NOT_CONFIGURED);
        var failing = new ArrayList<String>();
        var up = new LinkedHashMap<String, Boolean>();
        up.put("gateway", gateway.up());
        answers.forEach(
                (name, replicas) -> up.put(serviceName(name), replicas.stream().anyMatch(Answer::up)));
        up.forEach((name, isUp) -> services.put(name, status(isUp)));
        up.keySet().stream().filter(name -> !up.getOrDefault(name, false)).forEach(failing::add);
        return new HealthReport(
                failing.isEmpty() ? "healthy" : "degraded",
                settings.version(),
                now.truncatedTo(ChronoUnit.SECONDS).toString(),
                settings.environment(),
                services,
                named(gateway.circuits()),
                failing);
    }

    @JsonIgnore
    boolean isHealthy() {
        return failing.isEmpty();
    }

    private static Map<String, String> named(Map<String, String> circuits) {
        var named = new LinkedHashMap<String, String>();
        circuits.forEach((name, state) -> named.put(serviceName(name), state));
        return named;
    }

    private static Status status(boolean isUp) {
        return isUp ? Status.HEALTHY : Status.UNHEALTHY;
    }

    private static String serviceName(String shortName) {
        return shortName.equals("identity") ? shortName : shortName + "-service";
    }

    private static Status database(Map<String, List<Answer>> answers) {
        var told = all(answers, List.copyOf(answers.keySet()))
                .flatMap(answer -> answer.database().stream())
                .toList();
        if (!told.isEmpty()) {
            return told.contains(false) ? Status.UNHEALTHY : Status.HEALTHY;
        }
        return all(answers, DATABASE_USERS).anyMatch(Answer::up) ? Status.HEALTHY : Status.UNKNOWN;
    }

    private static Stream<Answer> all(Map<String, List<Answer>> answers, List<String> names) {
        return names.stream().flatMap(name -> answers.getOrDefault(name, List.of()).stream());
    }
}
