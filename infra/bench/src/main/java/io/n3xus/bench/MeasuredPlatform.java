package io.n3xus.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.n3xus.standalone.engine.Api;
import io.n3xus.standalone.engine.Launcher;
import io.n3xus.standalone.engine.Ports;
import io.n3xus.standalone.engine.Service;
import io.n3xus.standalone.home.Credentials;
import io.n3xus.standalone.home.Home;
import io.n3xus.standalone.home.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.springframework.util.FileSystemUtils;

/** A platform started by the command that people type, with a home and ports of its own, gone afterwards. */
final class MeasuredPlatform implements AutoCloseable {

    private static final Duration TRAINED_WITHIN = Duration.ofMinutes(5);
    private static final Duration POOLED_WITHIN = Duration.ofSeconds(30);
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final Path project;
    private final Path home;
    private final Training training;
    private final List<String> settings;
    private final Map<String, Integer> ports = Ports.free(false).byPart();

    /** Whether the JVM learns for later starts: it does so in the background, which disturbs what is measured then. */
    enum Training {
        ON,
        OFF
    }

    /**
     * Nothing runs yet.
     *
     * @param settings as {@code key=value}; measuring needs some limits out of the way
     */
    MeasuredPlatform(Path project, Training training, String... settings) throws IOException {
        this.project = project;
        this.training = training;
        this.home = Files.createTempDirectory("n3xus-bench-");
        this.settings = List.of(settings);
    }

    void up() {
        var command = new ArrayList<>(List.of("up", "--detach", "--no-install"));
        ports.forEach((part, port) -> command.addAll(List.of("--port", part + "=" + port)));
        settings.forEach(setting -> command.addAll(List.of("--set", setting)));
        run(command);
    }

    /** Returns when later starts profit from this one. */
    void awaitTraining() {
        await("the AOT cache", TRAINED_WITHIN, () -> {
            try (var caches = Files.list(new Home(home).aotCaches())) {
                return caches.anyMatch(file -> file.toString().endsWith(".aot"));
            } catch (IOException notYet) {
                return false;
            }
        });
    }

    /** Returns when a desktop waits in the agent's pool. */
    void awaitPooled() {
        await("a pooled desktop", POOLED_WITHIN, () -> {
            var run = Run.read(new Home(home)).orElseThrow();
            var capacity = new Launcher(new Home(home), run).get(Service.AGENT, "/internal/capacity");
            return capacity.path("pooled").asInt() > 0;
        });
    }

    private static void await(String what, Duration within, BooleanSupplier there) {
        var deadline = System.nanoTime() + within.toNanos();
        while (!there.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(what + " was not there within " + within);
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }

    void down() {
        run(List.of("down"));
    }

    String gateway() {
        return "http://127.0.0.1:" + ports.get("gateway");
    }

    /** As tokens say it. */
    String issuer() {
        return "http://localhost:" + ports.get("gateway");
    }

    String kafka() {
        return "127.0.0.1:" + ports.get("kafka");
    }

    String token(String username) {
        return run(List.of("token", username)).strip();
    }

    String password(String username) {
        return Credentials.read(new Home(home))
                .orElseThrow()
                .user(username)
                .orElseThrow()
                .password();
    }

    /** A service itself, past the gateway. */
    Api inside(Service service) {
        return new Launcher(new Home(home), Run.read(new Home(home)).orElseThrow()).at(service);
    }

    String identity() {
        return "http://127.0.0.1:" + ports.get("identity");
    }

    Api supercore(String token) {
        return new Api(gateway() + "/api/v1/supercore").withToken(token).with("X-N3XUS-Handshake", "55-45-17");
    }

    /** The processes of this platform: the launcher's and all below it. */
    List<ProcessHandle> processes() {
        return ProcessHandle.allProcesses()
                .filter(process -> mentionsHome(process)
                        || process.parent().filter(this::mentionsHome).isPresent())
                .toList();
    }

    private boolean mentionsHome(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), "environ"))
                            .contains(home.toString())
                    || Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"))
                            .contains(home.toString());
        } catch (IOException gone) {
            return false;
        }
    }

    private String run(List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(project.resolve("nexus").toString());
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).directory(project.toFile()).redirectErrorStream(true);
        builder.environment().put("NEXUS_HOME", home.toString());
        if (training == Training.OFF) {
            builder.environment().put("NEXUS_AOT", "off");
        }
        try {
            var process = builder.start();
            var output = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (!process.waitFor(3, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IllegalStateException("nexus " + arguments.getFirst() + " failed:\n" + output);
            }
            return output;
        } catch (IOException e) {
            throw new IllegalStateException("nexus cannot be run in " + project, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped", e);
        }
    }

    @Override
    public void close() throws IOException {
        run(List.of("down", "--desktops"));
        FileSystemUtils.deleteRecursively(home);
    }
}
