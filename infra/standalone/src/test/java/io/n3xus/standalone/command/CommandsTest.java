package io.n3xus.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.n3xus.standalone.home.Credentials;
import io.n3xus.standalone.home.Home;
import io.n3xus.standalone.home.HomeLock;
import io.n3xus.standalone.home.Run;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands against a platform that is a record in a file and a small HTTP server. */
class CommandsTest {

    @TempDir
    Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void sayThatNothingRuns() {
        assertThat(run("status")).isEqualTo(3);
        assertThat(run("token", "alice")).isEqualTo(3);
        assertThat(run("demo")).isEqualTo(3);
        assertThat(run("rebuild", "billing")).isEqualTo(3);
        assertThat(run("dead-letters")).isEqualTo(3);
        assertThat(run("dead-letters", "replay", "--all")).isEqualTo(3);
        assertThat(error()).contains("./nexus up");
        assertThat(run("dead-letters", "replay")).isEqualTo(1);
        assertThat(error()).contains("an ID, or --all");
    }

    @Test
    void downIsHappyWhenNothingRuns() {
        assertThat(run("down")).isZero();
    }

    @Test
    void statusTellsProgramsThatNothingRuns() {
        assertThat(run("status", "--json")).isEqualTo(3);
        assertThat(text()).contains("\"DOWN\"");
    }

    @Test
    void credentialsNeedAFirstStart() {
        assertThat(run("credentials")).isEqualTo(1);

        Credentials.readOrMake(home().create(), "http://localhost:8080");
        assertThat(run("credentials")).isZero();
        assertThat(text()).contains("\"gateway\"", "\"alice\"", "\"plan\"", "\"enterprise\"");
    }

    @Test
    void upSaysThatOneRunsAlready() {
        try (var _ = running(8080)) {
            assertThat(run("up", "--no-install")).isEqualTo(1);
            assertThat(error()).contains("runs already", "http://localhost:8080", "./nexus down");
        }
    }

    @Test
    void tokenPrintsTheTokenAndNothingElse() throws IOException {
        Credentials.readOrMake(home().create(), "");
        var gateway = server(Map.of("/api/v1/auth/login", "{\"token\":\"a.b.c\"}"));
        try (var _ = running(gateway.getAddress().getPort())) {
            assertThat(run("token", "alice")).isZero();
            assertThat(text()).isEqualTo("a.b.c\n");
            assertThat(run("token", "carol")).isEqualTo(1);
            assertThat(error()).contains("admin, alice, bob");
        } finally {
            gateway.stop(0);
        }
    }

    @Test
    void rebuildComparesTheDigests() throws IOException {
        assertThat(rebuild("same", "same")).isZero();
        assertThat(text()).contains("[██████████████████████████████] 7 / 7", "Equal");
        assertThat(rebuild("same", "other")).isEqualTo(1);
        assertThat(error()).contains("differ");
    }

    @Test
    void rotateKeysNamesTheNewKey() throws IOException {
        var services = server(
                Map.of("/internal/signing-keys", "{\"kid\":\"key-7\"}", "/internal/token", "{\"access_token\":\"t\"}"));
        try (var _ = running(services.getAddress().getPort())) {
            assertThat(run("rotate-keys")).isZero();
            assertThat(text()).contains("key-7");
        } finally {
            services.stop(0);
        }
    }

    private int rebuild(String before, String after) throws IOException {
        var lines = """
                {"projection":"ledger","done":7,"total":7}
                {"digestBefore":"%s","digestAfter":"%s"}
                """.formatted(before, after);
        var services = server(Map.of("/internal/rebuild", lines, "/internal/token", "{\"access_token\":\"t\"}"));
        try (var _ = running(services.getAddress().getPort())) {
            return run("rebuild", "billing");
        } finally {
            services.stop(0);
        }
    }

    private static HttpServer server(Map<String, String> bodies) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        bodies.forEach((path, body) -> server.createContext(path, exchange -> {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        }));
        server.start();
        return server;
    }

    private HomeLock running(int port) {
        home().create();
        var lock = HomeLock.take(home()).orElseThrow();
        var parts = List.of(
                new Run.Part("identity", port, 1, Run.State.READY, 1),
                new Run.Part("billing-service", port, 1, Run.State.READY, 1));
        var self = ProcessHandle.current().pid();
        new Run(self, false, Run.State.READY, "http://localhost:" + port, parts, null).write(home());
        return lock;
    }

    private Home home() {
        return new Home(directory.resolve("home"));
    }

    private int run(String... arguments) {
        out.reset();
        err.reset();
        var installation = new Installation(
                home(),
                directory,
                Map.of(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return Nexus.commandLine(installation).execute(arguments);
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String error() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
