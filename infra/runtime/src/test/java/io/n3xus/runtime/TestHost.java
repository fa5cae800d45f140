package io.n3xus.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.n3xus.runtime.cgroup.Cgroup;
import io.n3xus.runtime.cgroup.CgroupHost;
import io.n3xus.runtime.rfb.RfbClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.function.UnaryOperator;

/** A runtime in a directory of its own, whose desktops are all gone when the test is. Skips where there can be none. */
final class TestHost implements AutoCloseable {

    static final DesktopSpec SPEC = new DesktopSpec(2000, 1L << 30, 200, 1024, 768);
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final RuntimeProbe.Report PROBE = RuntimeProbe.run();

    final Path directory;
    private final RuntimeSettings settings;
    DesktopRuntime runtime;

    TestHost() {
        this(UnaryOperator.identity());
    }

    TestHost(UnaryOperator<RuntimeSettings> change) {
        assumeTrue(PROBE.desktops(), PROBE.why());
        try {
            directory = Files.createTempDirectory("n3xus-test");
            settings = change.apply(RuntimeSettings.in(directory));
            runtime = DesktopRuntime.open(settings, Clock.systemUTC());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Desktop start(String id) {
        return runtime.start(id, SPEC);
    }

    RfbClient view(String id) throws IOException {
        return RfbClient.connect(runtime.socket(id), PATIENCE);
    }

    /** A viewer of a desktop whose terminal can be seen. */
    RfbClient viewPainted(String id) throws IOException {
        var viewer = view(id);
        await().atMost(PATIENCE).until(() -> viewer.frame().painted());
        return viewer;
    }

    /** A new runtime on the same directory, as a new process would have. */
    void reopen() throws IOException {
        runtime.close();
        runtime = DesktopRuntime.open(settings, Clock.systemUTC());
    }

    Cgroup cgroup(Desktop desktop) {
        return CgroupHost.detect().group(Integer.toString(desktop.uid()));
    }

    /** Runs a shell script as the first program of a new desktop and returns what it printed. */
    String inside(String id, String script) {
        var spec =
                new DesktopSpec(2000, 512L << 20, 100, 800, 600, "(" + script + "\n) >/tmp/out 2>&1; touch /tmp/done");
        var desktop = runtime.start(id, spec);
        await().atMost(PATIENCE).until(() -> Files.exists(file(desktop, "/tmp/done")));
        return read(desktop, "/tmp/out");
    }

    /** A file of the sandbox, seen from the host through one of its processes. */
    Path file(Desktop desktop, String path) {
        return cgroup(desktop).processes().stream()
                .map(process -> Path.of("/proc/" + process + "/root" + path))
                .filter(inside -> Files.exists(Path.of(inside.toString().replace(path, "/run/n3xus/session.sh"))))
                .findFirst()
                .orElse(Path.of("/nonexistent"));
    }

    String read(Desktop desktop, String path) {
        try {
            return Files.readString(file(desktop, path)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        runtime.list().forEach(desktop -> runtime.stop(desktop.id()));
        runtime.close();
        assertThat(directory.resolve("d")).isEmptyDirectory();
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
