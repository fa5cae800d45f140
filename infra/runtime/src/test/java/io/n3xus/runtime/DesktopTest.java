package io.n3xus.runtime;

import static io.n3xus.runtime.TestHost.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DesktopTest {

    private static TestHost host;

    @BeforeAll
    static void open() {
        host = new TestHost();
    }

    @AfterAll
    static void close() throws IOException {
        if (host != null) {
            host.close();
        }
    }

    @Test
    void paintsInTheSizeAskedFor() throws IOException {
        host.start("paints");

        try (var viewer = host.viewPainted("paints")) {
            assertThat(viewer.width()).isEqualTo(1024);
            assertThat(viewer.height()).isEqualTo(768);
        }
    }

    @Test
    void obeysTheKeyboard() throws IOException {
        var desktop = host.start("types");

        try (var viewer = host.viewPainted("types")) {
            var before = viewer.frame();
            viewer.type("id -u > /tmp/typed; seq 30\n");

            await().atMost(PATIENCE).until(() -> Files.exists(host.file(desktop, "/tmp/typed")));
            assertThat(host.read(desktop, "/tmp/typed")).isEqualTo("1000");
            await().atMost(PATIENCE).until(() -> viewer.frame().differingPixels(before) > 1000);
        }
    }

    @Test
    void isStartedOnlyOnce() {
        var first = host.start("once");

        assertThat(host.start("once")).isEqualTo(first);
        assertThat(host.runtime.list()).contains(first);
    }

    @Test
    void runsNothingAsRootAndHasAHostUserOfItsOwn() throws IOException {
        var one = host.start("uid-1");
        var two = host.start("uid-2");

        assertThat(one.uid()).isNotEqualTo(two.uid()).isGreaterThanOrEqualTo(200_000);
        var processes = host.cgroup(one).processes();
        assertThat(processes).hasSizeGreaterThan(4);
        for (var process : processes) {
            assertThat(Files.getAttribute(Path.of("/proc/" + process), "unix:uid"))
                    .isEqualTo(one.uid());
        }
    }

    @Test
    void leavesNothingWhenStopped() throws IOException {
        var desktop = host.start("stops");
        var cgroup = host.cgroup(desktop);
        var processes = cgroup.processes();

        host.runtime.stop("stops");
        host.runtime.stop("stops");

        assertThat(processes).isNotEmpty().noneMatch(TestProcesses::lives);
        assertThat(cgroup.joins()).noneMatch(Files::exists);
        assertThat(host.directory.resolve("d").resolve(Integer.toString(desktop.uid())))
                .doesNotExist();
        assertThat(host.runtime.find("stops")).isEmpty();
        assertThat(Path.of("/run/n3xus-uids", Integer.toString(desktop.uid()))).doesNotExist();
    }

    @Test
    void givesItsSocketBackToRootOnceItAnswers() throws IOException {
        var desktop = host.start("socket");

        var screen = host.runtime.socket("socket").getParent();

        assertThat(Files.getAttribute(screen, "unix:uid")).isEqualTo(0);
        var inside = host.file(desktop, "/run/vnc");
        assertThat(Files.getAttribute(inside, "unix:uid")).isEqualTo(0);
    }

    @Test
    void saysSoWhenItIsUnknown() {
        assertThatThrownBy(() -> host.runtime.freeze("nobody", true, 1))
                .isInstanceOfSatisfying(
                        DesktopException.class, e -> assertThat(e.kind()).isEqualTo(DesktopException.Kind.UNKNOWN));
    }

    @Test
    void isUsableByOneProcessAtATime() {
        assertThatThrownBy(() -> DesktopRuntime.open(RuntimeSettings.in(host.directory), Clock.systemUTC()))
                .hasMessageContaining("Another process");
    }
}
