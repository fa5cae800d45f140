package io.n3xus.runtime;

import static io.n3xus.runtime.TestHost.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.n3xus.runtime.cgroup.CgroupHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WarmPoolTest {

    private TestHost host;

    @BeforeEach
    void open() {
        host = new TestHost(settings -> settings.withPool(1));
        await().atMost(PATIENCE).until(() -> host.runtime.pooled() == 1);
    }

    @AfterEach
    void close() throws IOException {
        if (host != null) {
            host.close();
        }
    }

    @Test
    void givesAPaintedDesktopOfTheWantedSizeAndIsRefilled() throws IOException {
        assertThat(host.runtime.list()).isEmpty();

        var desktop = host.start("warm");

        try (var viewer = host.view("warm")) {
            assertThat(viewer.frame().painted()).isTrue();
            assertThat(viewer.width()).isEqualTo(TestHost.SPEC.width());
            assertThat(viewer.height()).isEqualTo(TestHost.SPEC.height());
        }
        await().atMost(PATIENCE).until(() -> host.runtime.pooled() == 1);
        assertThat(host.runtime.list()).containsExactly(desktop);
    }

    @Test
    void givesTheLimitsWanted() throws IOException {
        var spec = new DesktopSpec(1500, 2L << 30, 123, 800, 600);

        var desktop = host.runtime.start("limits", spec);

        var pids = host.cgroup(desktop).joins().stream()
                .map(join -> join.resolveSibling("pids.max"))
                .filter(Files::exists)
                .findFirst()
                .orElse(Path.of("/nonexistent"));
        assertThat(Files.readString(pids).strip()).isEqualTo("123");
    }

    @Test
    void passesOverADesktopThatDiedWaiting() throws IOException {
        var waiting = Path.of(
                Objects.requireNonNull(host.directory.resolve("d").toFile().list())[0]);
        CgroupHost.detect().group(waiting.toString()).kill();

        var desktop = host.start("alive");

        assertThat(desktop.state()).isEqualTo(Desktop.State.RUNNING);
        assertThat(Integer.toString(desktop.uid())).isNotEqualTo(waiting.toString());
    }

    @Test
    void isGoneWhenTheRuntimeIsClosed() throws IOException {
        host.runtime.close();

        assertThat(host.directory.resolve("d")).isEmptyDirectory();
        host.reopen();
    }
}
