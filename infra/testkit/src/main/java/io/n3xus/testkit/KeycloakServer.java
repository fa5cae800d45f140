package io.n3xus.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/**
 * A real Keycloak as a child process: its Maven distribution, one realm imported, everything in memory, on a free
 * loopback port. The first start of an unpacked distribution takes twice as long as the next ones, 15 to 45 s.
 */
public final class KeycloakServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Process process;
    private final String url;
    private final Path log;

    private KeycloakServer(Process process, String url, Path log) {
        this.process = process;
        this.url = url;
        this.log = log;
    }

    /**
     * Returns when the realm answers.
     *
     * @param distribution unpacked, such as {@code target/keycloak/keycloak-26.7.3}
     * @param realm the file to import, whose name is that of the realm
     * @param environment for the placeholders in that file
     */
    public static KeycloakServer start(Path distribution, Path realm, Map<String, String> environment) {
        try {
            var imports = Files.createDirectories(distribution.resolve("data/import"));
            Files.copy(realm, imports.resolve("realm.json"), StandardCopyOption.REPLACE_EXISTING);
            var port = freePort();
            var log = distribution.resolveSibling("keycloak.log");
            var builder = new ProcessBuilder(List.of(
                            distribution.resolve("bin/kc.sh").toString(),
                            "start-dev",
                            "--import-realm",
                            "--db=dev-mem",
                            "--http-host=127.0.0.1",
                            "--http-port=" + port))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            builder.environment().put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx400m");
            var server = new KeycloakServer(builder.start(), "http://127.0.0.1:" + port, log);
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "keycloak.end"));
            server.awaitRealm();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without a path: {@code http://127.0.0.1:40123}. */
    public String url() {
        return url;
    }

    /** The issuer of its tokens. */
    public String realmUrl() {
        return url + "/realms/n3xus";
    }

    private void awaitRealm() {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(realmUrl())).build();
            Awaitility.await()
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> {
                        if (!process.isAlive()) {
                            throw new IllegalStateException("Keycloak has ended; see " + log);
                        }
                        try {
                            return http.send(request, HttpResponse.BodyHandlers.discarding())
                                            .statusCode()
                                    == 200;
                        } catch (IOException _) {
                            return false;
                        }
                    });
        }
    }

    /** A port that is free now; the moment until Keycloak takes it is a risk that a failed start would show. */
    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** The start script may be the parent of the server, and would leave it behind. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
