package io.n3xus.standalone.engine;

import io.n3xus.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What each service is told about this machine. Everything else is its own default. */
final class ServiceProperties {

    private static final Path SYSTEM_NOVNC = Path.of("/usr/share/novnc");

    private final Layout layout;
    private final Secrets secrets;

    ServiceProperties(Layout layout, Secrets secrets) {
        this.layout = layout;
        this.secrets = secrets;
    }

    Map<String, Object> of(Replica replica) {
        var ports = layout.ports();
        var properties = new LinkedHashMap<String, Object>();
        properties.put("nexus.home", layout.home().directory().toString());
        properties.put("nexus.node", replica.node());
        properties.put("nexus.kafka.servers", "127.0.0.1:" + ports.of(Ports.KAFKA));
        properties.put(
                "nexus.postgres.url",
                "jdbc:postgresql://127.0.0.1:" + ports.of(Ports.POSTGRES) + "/" + EmbeddedPostgres.DATABASE);
        properties.put("nexus.postgres.user", EmbeddedPostgres.USER);
        properties.put("nexus.postgres.password", secrets.databasePassword());
        properties.put("nexus.mongo.uri", "mongodb://127.0.0.1:" + ports.of(Ports.MONGO));
        properties.put("nexus.identity.url", layout.url(Service.IDENTITY));
        properties.put("nexus.identity.issuer", layout.gateway());
        properties.put(
                "nexus.identity.client-secret",
                secrets.clients().of(replica.service().serviceName()));
        properties.put("server.port", ports.of(replica.name()));
        properties.putAll(own(replica.service()));
        properties.putAll(layout.settings());
        return properties;
    }

    private Map<String, Object> own(Service service) {
        var home = layout.home();
        return switch (service) {
            case IDENTITY ->
                Map.of(
                        "nexus.identity.public-url", layout.gateway(),
                        "nexus.identity.seed-file", home.credentials().toString(),
                        "nexus.identity.clients-file", home.clients().toString(),
                        "nexus.identity.key-file", home.identityKey().toString());
            case SESSION ->
                Map.of(
                        "nexus.session.billing-url", replicas(Service.BILLING),
                        "nexus.session.agent-url", layout.url(Service.AGENT),
                        "nexus.session.public-stream-url", layout.gateway().replace("http:", "ws:"));
            case STREAM ->
                Map.of(
                        "nexus.stream.agent-url", layout.url(Service.AGENT),
                        "nexus.stream.novnc-directory", noVnc().toString());
            case AGENT ->
                Map.of("nexus.agent.directory", layout.home().desktops().toString());
            case GATEWAY -> gateway();
            case BILLING, STORAGE, EXECUTION, TELEMETRY, AI_COORDINATION -> Map.of();
        };
    }

    private Map<String, Object> gateway() {
        var properties = new LinkedHashMap<String, Object>();
        properties.put("nexus.gateway.management.port", layout.ports().of(Ports.GATEWAY_MANAGEMENT));
        properties.put(
                "nexus.gateway.edge.tls.self-made",
                layout.home().directory().resolve("tls.p12").toString());
        for (var service : Service.values()) {
            if (service != Service.GATEWAY && service != Service.AGENT) {
                properties.put("nexus.gateway.services." + service.shortName(), replicas(service));
            }
        }
        return properties;
    }

    private String replicas(Service service) {
        return Replica.of(service, layout.split()).stream().map(layout::url).collect(Collectors.joining(","));
    }

    private Path noVnc() {
        var fetched = layout.home().share().resolve("novnc/usr/share/novnc");
        return Files.isDirectory(SYSTEM_NOVNC) || !Files.isDirectory(fetched) ? SYSTEM_NOVNC : fetched;
    }
}
