package io.n3xus.identity.keycloak;

import io.n3xus.gateway.GatewayApplication;
import io.n3xus.identity.IdentityApplication;
import io.n3xus.platform.service.NexusServices;
import io.n3xus.testkit.ApiClient;
import io.n3xus.testkit.ApiClient.Reply;
import io.n3xus.testkit.Backends;
import io.n3xus.testkit.KeycloakServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.keycloak.admin.client.KeycloakBuilder;
import org.keycloak.common.util.MultivaluedHashMap;
import org.keycloak.representations.idm.ComponentRepresentation;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import tools.jackson.databind.JsonNode;

/** One Keycloak with the realm that is delivered, an identity service that uses it, and gateways in front of that. */
final class RunningKeycloak {

    static final String PASSWORD = "password-nobody-may-see";
    private static final String SECRET = UUID.randomUUID().toString();
    private static final Path REALM = Path.of("../deploy/keycloak/realm.json");

    static final KeycloakServer SERVER = KeycloakServer.start(
            distribution(),
            REALM,
            Map.of(
                    "KC_BOOTSTRAP_ADMIN_USERNAME", "bootstrap",
                    "KC_BOOTSTRAP_ADMIN_PASSWORD", SECRET,
                    "N3XUS_KEYCLOAK_SECRET", SECRET,
                    "N3XUS_ADMIN_PASSWORD", PASSWORD,
                    "N3XUS_ALICE_PASSWORD", PASSWORD,
                    "N3XUS_BOB_PASSWORD", PASSWORD));
    private static final String SERVICE_SECRET = UUID.randomUUID().toString();
    private static final ConfigurableApplicationContext IDENTITY = startIdentity();

    private RunningKeycloak() {}

    static ApiClient http() {
        return ApiClient.at(identityUrl());
    }

    static ApiClient asAdmin() {
        return http().bearer(token("admin"));
    }

    static ApiClient asService() {
        var reply = http().post("/internal/token", Map.of("client_id", "gateway", "client_secret", SERVICE_SECRET));
        return http().bearer(reply.json().get("access_token").asString());
    }

    static Reply logIn(String username, String password) {
        return http().post("/api/v1/auth/login", Map.of("username", username, "password", password));
    }

    /** A new token of StreamSpace's login. */
    static String token(String username) {
        return logIn(username, PASSWORD).json().get("token").asString();
    }

    static JsonNode pair(String username) {
        return http().post("/auth/login", Map.of("email", username + "@n3xus.example", "password", PASSWORD))
                .json();
    }

    /** Someone new, who nobody else tests with. */
    static JsonNode newUser(String role) {
        var name = "user-" + UUID.randomUUID().toString().substring(0, 8);
        return asAdmin()
                .post(
                        "/api/v1/users",
                        Map.of(
                                "username", name,
                                "email", name + "@n3xus.example",
                                "password", PASSWORD,
                                "plan", "standard",
                                "role", role))
                .json();
    }

    /** What the token says, once checked against the keys that identity shows to everyone. */
    static Jwt verified(String token) {
        return NimbusJwtDecoder.withJwkSetUri(identityUrl() + "/.well-known/jwks.json")
                .build()
                .decode(token);
    }

    static String identityUrl() {
        return url(IDENTITY);
    }

    static <T> T part(Class<T> type) {
        return IDENTITY.getBean(type);
    }

    static ConfigurableApplicationContext startGateway() {
        var settings = Map.of(
                "server.port",
                "0",
                "server.address",
                "127.0.0.1",
                "nexus.gateway.management.port",
                "0",
                "nexus.gateway.services.identity",
                identityUrl(),
                "nexus.kafka.servers",
                Backends.kafkaServers(),
                "nexus.identity.url",
                identityUrl(),
                "nexus.identity.issuer",
                SERVER.realmUrl(),
                "nexus.identity.client-secret",
                SERVICE_SECRET);
        return GatewayApplication.run(settings.entrySet().stream()
                .map(each -> "--%s=%s".formatted(each.getKey(), each.getValue()))
                .toArray(String[]::new));
    }

    static String url(ConfigurableApplicationContext service) {
        var server = Objects.requireNonNull(((WebServerApplicationContext) service).getWebServer());
        return "http://127.0.0.1:" + server.getPort();
    }

    /** As an administrator of Keycloak does: a new key that comes before the old one. */
    static void rotateRealmKey() {
        try (var keycloak = KeycloakBuilder.builder()
                .serverUrl(SERVER.url())
                .realm("master")
                .clientId("admin-cli")
                .username("bootstrap")
                .password(SECRET)
                .build()) {
            var key = new ComponentRepresentation();
            key.setName("newer");
            key.setProviderType("org.keycloak.keys.KeyProvider");
            key.setProviderId("rsa-generated");
            key.setConfig(new MultivaluedHashMap<>(
                    Map.of("priority", List.of("200"), "algorithm", List.of("RS256"), "keySize", List.of("2048"))));
            keycloak.realm("n3xus").components().add(key).close();
        }
    }

    private static ConfigurableApplicationContext startIdentity() {
        try {
            var directory = Files.createTempDirectory("identity");
            var clients = Files.createFile(
                    directory.resolve("clients.json"),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(clients, "{\"gateway\":\"%s\"}".formatted(SERVICE_SECRET));
            var properties = new HashMap<String, Object>(Backends.properties(IdentityApplication.NAME));
            properties.put("server.port", 0);
            properties.put("nexus.identity.key-file", directory.resolve("key.json"));
            properties.put("nexus.identity.clients-file", clients);
            properties.put("nexus.identity.provider", "keycloak");
            properties.put("nexus.identity.issuer", SERVER.realmUrl());
            properties.put("nexus.identity.keycloak.url", SERVER.url());
            properties.put("nexus.identity.keycloak.client-secret", SECRET);
            return NexusServices.run(IdentityApplication.class, IdentityApplication.NAME, properties);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Unpacked by Maven, whatever its version. */
    private static Path distribution() {
        try (Stream<Path> unpacked = Files.list(Path.of("target/keycloak"))) {
            return unpacked.filter(Files::isDirectory).findFirst().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException("Run the tests with Maven: it unpacks Keycloak.", e);
        }
    }
}
