package io.n3xus.gateway.health;

import io.n3xus.gateway.settings.GatewaySettings;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks every replica of every service how it is, all at once and within a bound. The answer is kept for a moment, so
 * that asking the gateway often does not become asking the services often.
 */
@Component
final class ServiceHealth {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String PATH = "/actuator/health";

    /** @param database of this service, when it has one and says how it is */
    record Answer(boolean up, Optional<Boolean> database) {

        static final Answer NONE = new Answer(false, Optional.empty());
    }

    private final HttpClient http;
    private final GatewaySettings settings;
    private final Mono<Map<String, List<Answer>>> answers;

    ServiceHealth(HttpClient servicesClient, GatewaySettings settings) {
        this.http = servicesClient;
        this.settings = settings;
        this.answers = Flux.fromIterable(settings.services().entrySet())
                .flatMap(service -> askAll(service.getValue()).map(all -> Map.entry(service.getKey(), all)))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue, TreeMap::new)
                .cache(settings.health().validFor());
    }

    /** By service name, one answer a replica. */
    Mono<Map<String, List<Answer>>> ask() {
        return answers;
    }

    private Mono<List<Answer>> askAll(List<URI> replicas) {
        return Flux.fromIterable(replicas).flatMap(this::ask).collectList();
    }

    private Mono<Answer> ask(URI replica) {
        return http.get()
                .uri(replica + PATH)
                .responseSingle((response, body) -> body.asString()
                        .defaultIfEmpty("{}")
                        .map(text -> read(response.status().code() == 200, text)))
                .timeout(settings.health().timeout())
                .onErrorReturn(Answer.NONE);
    }

    private static Answer read(boolean ok, String text) {
        try {
            var health = JSON.readTree(text);
            var up = ok && health.path("status").asString("").equals("UP");
            return new Answer(up, database(health.path("components")));
        } catch (JacksonException _) {
            return Answer.NONE;
        }
    }

    private static Optional<Boolean> database(JsonNode components) {
        var status = components.path("db").path("status");
        return status.isMissingNode()
                ? Optional.empty()
                : Optional.of(status.asString("").equals("UP"));
    }
}
