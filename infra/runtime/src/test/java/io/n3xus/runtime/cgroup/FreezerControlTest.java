package io.n3xus.runtime.cgroup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Version 1's freezer on hosts that have it: the way of hosts without version 2. */
class FreezerControlTest {

    private static final Path ROOT = Path.of("/sys/fs/cgroup/freezer");

    @Test
    void freezesThawsAndKillsAProcessThatForks() throws Exception {
        assumeTrue(Files.isWritable(ROOT), "This host has no freezer of version 1, or this process is not root.");
        var group = Files.createDirectories(
                ROOT.resolve("n3xus-test-" + ProcessHandle.current().pid()));
        var control = new FreezerControl(group);
        var process = new ProcessBuilder(
                        "sh", "-c", "echo $$ >" + group + "/cgroup.procs; while :; do sleep 0.01; done")
                .start();
        try {
            await().until(() -> !ControlFiles.processes(group).isEmpty());

            control.freeze();
            assertThat(control.frozen()).isTrue();
            control.thaw();
            assertThat(control.frozen()).isFalse();
            control.freeze();
            control.kill();

            assertThat(ControlFiles.processes(group)).isEmpty();
            assertThat(process.waitFor()).isEqualTo(137);
        } finally {
            remove(group);
        }
    }

    private static void remove(Path group) {
        ControlFiles.remove(group);
        assertThat(group).doesNotExist();
    }
}
