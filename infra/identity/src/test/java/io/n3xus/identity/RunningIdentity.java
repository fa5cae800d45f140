package io.n3xus.identity;

import io.n3xus.platform.service.NexusServices;
import io.n3xus.testkit.ApiClient;
import io.n3xus.testkit.Backends;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import tools.jackson.databind.JsonNode;

/** One identity service for all tests, with three users and one other service, reached over HTTP. */
final class RunningIdentity {

    static final String PASSWORD = "password-nobody-may-see";
    static final String EMAIL_DOMAIN = "people.example";
    static final String CLIENT_SECRET = "client-secret-nobody-may-see";
    static final String SERVICE_SECRET = "service-secret-nobody-may-see";

    private static final ConfigurableApplicationContext CONTEXT = start();

    private RunningIdentity() {}

    static ApiClient http() {
        return ApiClient.at(url()).documented();
    }

    /** For the few tests that need more than HTTP. */
    static <T> T part(Class<T> type) {
        return CONTEXT.getBean(type);
    }

    static ApplicationContext service() {
        return CONTEXT;
    }

    /** StreamSpace's login. */
    static JsonNode logIn(String username) {
        return http().post("/api/v1/auth/login", Map.of("username", username, "password", PASSWORD))
                .json();
    }

    /** Forge's login. */
    static JsonNode logInByEmail(String username) {
        return http().post("/auth/login", Map.of("email", username + "@" + EMAIL_DOMAIN, "password", PASSWORD))
                .json();
    }

    /** Calls as another part of the platform does. */
    static ApiClient asService() {
        var reply =
                http().post("/internal/token", Map.of("client_id", "billing-service", "client_secret", SERVICE_SECRET));
        return http().bearer(reply.json().get("access_token").asString());
    }

    /** What the token says, once checked against the keys that identity shows to everyone. */
    static Jwt verified(String token) {
        return NimbusJwtDecoder.withJwkSetUri(url() + "/internal/jwks").build().decode(token);
    }

    /** The id by which a token is revoked. */
    static String idOf(String token) {
        return Objects.requireNonNull(verified(token).getId());
    }

    static String url() {
        return url(CONTEXT);
    }

    static String url(ConfigurableApplicationContext replica) {
        return "http://127.0.0.1:" + replica.getEnvironment().getRequiredProperty("local.server.port");
    }

    /** Starts a second time on the same stores, as a restart or a second replica does. */
    static ConfigurableApplicationContext startAnother(String password) {
        return start(directory(), password, Map.of());
    }

    /** A second replica, with its signing keys in this file. */
    static ConfigurableApplicationContext startReplica(Path keyFile) {
        return start(directory(), PASSWORD, Map.of("nexus.identity.key-file", keyFile));
    }

    private static ConfigurableApplicationContext start() {
        return start(directory(), PASSWORD, Map.of());
    }

    private static ConfigurableApplicationContext start(Path directory, String password, Map<String, Object> more) {
        write(directory.resolve("seed.json"), """
                {"users":[%s,%s,%s]}""".formatted(
                        user("admin", password, "enterprise", "admin"),
                        user("alice", password, "standard", "user"),
                        user("bob", password, "free", "user")));
        write(directory.resolve("clients.json"), "{\"billing-service\":\"%s\"}".formatted(SERVICE_SECRET));
        write(directory.resolve("oauth.json"), """
                {"clients":[{"id":"ci","secret_hash":"%s","scopes":["task:read","build"],"plan":"standard"}]}""".formatted(new BCryptPasswordEncoder(4).encode(CLIENT_SECRET)));
        var properties = new HashMap<String, Object>(Backends.properties(IdentityApplication.NAME));
        properties.put("server.port", 0);
        properties.put("nexus.identity.key-file", directory.resolve("key.json"));
        properties.put("nexus.identity.seed-file", directory.resolve("seed.json"));
        properties.put("nexus.identity.clients-file", directory.resolve("clients.json"));
        properties.put("nexus.identity.oauth-clients-file", directory.resolve("oauth.json"));
        properties.put("nexus.identity.passwords.strength", 4);
        properties.put("nexus.identity.purge-every", "1s");
        properties.putAll(more);
        return NexusServices.run(IdentityApplication.class, IdentityApplication.NAME, properties);
    }

    private static String user(String name, String password, String plan, String role) {
        return """
                {"username":"%s","email":"%s@%s","password":"%s","plan":"%s","role":"%s"}""".formatted(name, name, EMAIL_DOMAIN, password, plan, role);
    }

    private static Path directory() {
        try {
            return Files.createTempDirectory("identity");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String content) {
        try {
            Files.writeString(file, content);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
