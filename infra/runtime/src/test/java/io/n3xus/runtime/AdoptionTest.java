package io.n3xus.runtime;

import static io.n3xus.runtime.TestHost.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.n3xus.runtime.Desktop.State;
import io.n3xus.runtime.rfb.RfbClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Desktops outlive the process that started them, however it ends. */
class AdoptionTest {

    private TestHost host;

    @BeforeEach
    void open() {
        host = new TestHost();
    }

    @AfterEach
    void close() throws IOException {
        if (host != null) {
            host.close();
        }
    }

    @Test
    void adoptsWhatAKilledProcessLeft() throws Exception {
        host.runtime.close();
        var owner = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Owner.class.getName(),
                        host.directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var said = new BufferedReader(new InputStreamReader(owner.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(said.lines().filter(Owner.READY::equals).findFirst()).isPresent();
        }
        owner.destroyForcibly().waitFor();

        host.runtime = DesktopRuntime.open(RuntimeSettings.in(host.directory).withPool(1), Clock.systemUTC());

        assertThat(host.runtime.list()).extracting(Desktop::state).containsExactly(State.RUNNING, State.RUNNING);
        assertThat(RfbClient.answers(host.runtime.socket("left-1"), PATIENCE)).isTrue();
        assertThat(host.runtime.pooled()).isEqualTo(1); // The pool of the killed process, adopted too.
    }

    @Test
    void undoesAStartThatWasNotFinished() throws IOException {
        var desktop = host.start("half");
        var cgroup = host.cgroup(desktop);
        Files.delete(host.directory
                .resolve("d")
                .resolve(Integer.toString(desktop.uid()))
                .resolve("state"));

        host.runtime.close();
        host.runtime = DesktopRuntime.open(RuntimeSettings.in(host.directory), Clock.systemUTC());

        assertThat(host.runtime.list()).isEmpty();
        assertThat(cgroup.processes()).isEmpty();
    }

    /** The process that will be killed. */
    static final class Owner {

        static final String READY = "ready";

        public static void main(String[] arguments) throws IOException {
            var runtime = DesktopRuntime.open(
                    RuntimeSettings.in(Path.of(arguments[0])).withPool(1), Clock.systemUTC());
            for (var id : List.of("left-1", "left-2")) {
                runtime.start(id, TestHost.SPEC);
            }
            await().atMost(PATIENCE).until(() -> runtime.pooled() == 1);
            System.out.println(READY);
            System.in.read();
        }
    }
}
