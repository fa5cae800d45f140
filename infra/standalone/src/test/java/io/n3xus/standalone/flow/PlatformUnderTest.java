package io.n3xus.standalone.flow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.n3xus.standalone.WideLimits;
import io.n3xus.standalone.engine.LeftDesktops;
import io.n3xus.standalone.engine.PlatformMain;
import io.n3xus.standalone.engine.Ports;
import io.n3xus.standalone.home.Credentials;
import io.n3xus.standalone.home.Home;
import io.n3xus.standalone.home.Json;
import io.n3xus.standalone.home.Run;
import io.n3xus.testkit.ApiClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** A platform in a process of its own, which a test may stop, kill and start again over the same home. */
final class PlatformUnderTest implements AutoCloseable {

    private static final Duration STARTS_WITHIN = Duration.ofMinutes(3);
    private final Home home;
    private final PlatformMain.Order order;
    private @Nullable Process process;

    private PlatformUnderTest(boolean split, Map<String, String> settings) {
        try {
            home = new Home(Files.createTempDirectory("n3xus-flow-")).create();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var all = new HashMap<>(WideLimits.SETTINGS);
        all.putAll(settings);
        order = new PlatformMain.Order(
                home.directory().toString(),
                projectDirectory(),
                Ports.free(split).byPart(),
                split,
                all,
                false);
    }

    static PlatformUnderTest started() {
        return started(false, Map.of());
    }

    static PlatformUnderTest started(boolean split, Map<String, String> settings) {
        var platform = new PlatformUnderTest(split, settings);
        platform.start();
        return platform;
    }

    private static String projectDirectory() {
        return Path.of("../..").toAbsolutePath().normalize().toString();
    }

    /** Returns when all is healthy. */
    void start() {
        startOnly();
        awaitReady();
    }

    void startOnly() {
        try {
            Files.deleteIfExists(home.run());
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx640m",
                            "-Xss512k",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "--enable-native-access=ALL-UNNAMED",
                            "--sun-misc-unsafe-memory-access=allow",
                            "-cp",
                            System.getProperty("java.class.path"),
                            PlatformMain.class.getName(),
                            Json.MAPPER.writeValueAsString(order))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            home.output("platform").toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void awaitReady() {
        await().atMost(STARTS_WITHIN).until(() -> {
            var run = Run.read(home);
            if (run.map(Run::state).filter(Run.State.FAILED::equals).isPresent()
                    || !process().isAlive()) {
                throw new AssertionError("The platform did not start: "
                        + run.map(Run::message).orElse("no run record") + "\n"
                        + Files.readString(home.output("platform"), UTF_8));
            }
            return run.map(Run::state).filter(Run.State.READY::equals).isPresent();
        });
    }

    private Process process() {
        if (process == null) {
            throw new IllegalStateException("The platform was never started.");
        }
        return process;
    }

    /** As {@code kill -9} of the process that is the platform. */
    void kill() {
        process().destroyForcibly().onExit().join();
    }

    /** One replica, as {@code kill -9} does; only where each is a process of its own. */
    void killPart(String name) {
        var part = ProcessHandle.of(run().part(name).orElseThrow().pid()).orElseThrow();
        part.destroyForcibly();
        part.onExit().join();
    }

    void stop() {
        process().destroy();
        process().onExit().orTimeout(60, TimeUnit.SECONDS).join();
    }

    String gateway() {
        return "http://localhost:" + order.ports().get("gateway");
    }

    String kafka() {
        return "127.0.0.1:" + order.ports().get("kafka");
    }

    Home home() {
        return home;
    }

    Run run() {
        return Run.read(home).orElseThrow();
    }

    Credentials.User user(String name) {
        return Credentials.read(home).orElseThrow().user(name).orElseThrow();
    }

    /** Signs in and returns a client with the token and the handshake. */
    ApiClient as(String name) {
        return ApiClient.at(gateway()).documented().bearer(token(name)).with("X-N3XUS-Handshake", "55-45-17");
    }

    String token(String name) {
        var user = user(name);
        var login = ApiClient.at(gateway())
                .documented()
                .post("/api/v1/auth/login", Map.of("username", name, "password", user.password()));
        return login.json().get("token").asString();
    }

    /** The sandboxes of this platform's virtual PCs, those waiting in the pool among them. */
    List<ProcessHandle> sandboxes() {
        var directory = order.layout().home().desktops().toString();
        return ProcessHandle.allProcesses()
                .filter(each -> commandLine(each).contains(directory)
                        && commandLine(each).contains("bwrap"))
                .toList();
    }

    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"), UTF_8);
        } catch (IOException gone) {
            return "";
        }
    }

    @Override
    public void close() {
        stop();
        new LeftDesktops(home).end();
        try {
            FileSystemUtils.deleteRecursively(home.directory());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
