package io.n3xus.runtime;

import static io.n3xus.runtime.TestHost.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.n3xus.runtime.Desktop.State;
import io.n3xus.runtime.rfb.RfbClient;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FreezeTest {

    private static final Duration BRIEFLY = Duration.ofMillis(200);

    private TestHost host;
    private Desktop desktop;

    @BeforeEach
    void start() {
        host = new TestHost();
        desktop = host.start("d");
    }

    @AfterEach
    void close() throws IOException {
        if (host != null) {
            host.close();
        }
    }

    @Test
    void aFrozenDesktopIsSilentAndTheSameOneIsThawed() throws IOException {
        try (var viewer = host.viewPainted("d")) {
            viewer.type("kept=yes; touch /tmp/set\n");
            await().atMost(PATIENCE).until(() -> Files.exists(host.file(desktop, "/tmp/set")));

            assertThat(host.runtime.freeze("d", true, 1).state()).isEqualTo(State.FROZEN);
            assertThat(RfbClient.answers(host.runtime.socket("d"), BRIEFLY)).isFalse();

            assertThat(host.runtime.freeze("d", false, 2).state()).isEqualTo(State.RUNNING);
            assertThat(RfbClient.answers(host.runtime.socket("d"), PATIENCE)).isTrue();
            viewer.type("echo $kept > /tmp/kept; touch /tmp/done\n");
            await().atMost(PATIENCE).until(() -> Files.exists(host.file(desktop, "/tmp/done")));
            assertThat(host.read(desktop, "/tmp/kept")).isEqualTo("yes");
        }
    }

    @Test
    void anOrderThatComesLateChangesNothing() {
        host.runtime.freeze("d", true, 7);

        assertThat(host.runtime.freeze("d", false, 6).state()).isEqualTo(State.FROZEN);
        assertThat(host.runtime.freeze("d", true, 7).state()).isEqualTo(State.FROZEN);
        assertThat(host.runtime.freeze("d", false, 8).state()).isEqualTo(State.RUNNING);
    }

    @Test
    void aFrozenDesktopIsAdoptedFrozenWithTheVersionOfItsLastOrder() throws IOException {
        host.runtime.freeze("d", true, 7);

        host.reopen();

        assertThat(host.runtime.freeze("d", false, 6).state()).isEqualTo(State.FROZEN);
        assertThat(host.runtime.freeze("d", false, 8).state()).isEqualTo(State.RUNNING);
    }

    @Test
    void aFrozenDesktopCanBeStopped() {
        host.runtime.freeze("d", true, 1);

        host.runtime.stop("d");

        assertThat(host.cgroup(desktop).processes()).isEmpty();
    }
}
