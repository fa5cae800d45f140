package io.n3xus.runtime;

import static io.n3xus.runtime.TestHost.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.n3xus.runtime.Desktop.State;
import java.io.IOException;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A desktop that ends without being asked to says when and why, also to a process that was not there. */
class DeathTest {

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
    void byLoggingOut() {
        host.runtime.start("logout", running("pkill openbox"));

        assertThat(ended("logout").reason()).contains("logs out");
    }

    @Test
    void byTheDeathOfItsDisplayServer() {
        host.runtime.start("display", running("pkill -9 Xvnc"));

        assertThat(ended("display").reason()).contains("killed");
    }

    @Test
    void atTheMomentItDied() throws IOException {
        var started = host.start("moment").startedAt();
        host.runtime.freeze("moment", true, 1); // So that it dies as soon as it is thawed, and not before.
        var desktop = host.runtime.find("moment").orElseThrow();
        var before = Instant.now();
        host.cgroup(desktop).kill();

        host.reopen(); // Another process finds it dead, with no trace but the last time it was seen.

        var end = ended("moment");
        assertThat(end.reason()).contains("from outside");
        assertThat(end.at()).isBetween(started, before.plusSeconds(1));
        assertThat(host.start("moment").state()).isEqualTo(State.ENDED);
    }

    @Test
    void isRememberedAsItWas() throws IOException {
        host.runtime.start("past", running("pkill openbox"));
        var end = ended("past");

        host.reopen();

        assertThat(ended("past")).isEqualTo(end);
    }

    private static DesktopSpec running(String startup) {
        return new DesktopSpec(2000, 512L << 20, 100, 800, 600, startup);
    }

    private static Ended ended(String id) {
        await().atMost(PATIENCE).until(() -> host.runtime.find(id).orElseThrow().state() == State.ENDED);
        var end = Objects.requireNonNull(host.runtime.find(id).orElseThrow().ended());
        assertThat(end.at()).isBeforeOrEqualTo(Instant.now());
        return end;
    }
}
