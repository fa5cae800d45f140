package io.n3xus.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartFailureTest {

    @TempDir
    private Path closed;

    @Test
    void leavesNothingAndRepeatsTheComplaint() throws IOException {
        try (var host = new TestHost()) {
            var session = host.directory.resolve("library").resolve("session.sh");
            var sound = Files.readString(session);
            Files.writeString(session, "echo 'no display today' >&2; exit 3\n");

            assertThatThrownBy(() -> host.start("fails"))
                    .isInstanceOf(DesktopException.class)
                    .hasMessage("The desktop did not start: no display today");
            assertThat(host.runtime.list()).isEmpty();
            assertThat(host.directory.resolve("d")).isEmptyDirectory();

            Files.writeString(session, sound);
            assertThat(host.start("fails").state()).isEqualTo(Desktop.State.RUNNING);
        }
    }

    @Test
    void saysWhichDirectoryIsClosedToDesktops() throws IOException {
        assumeTrue(RuntimeProbe.run().desktops(), RuntimeProbe.run().why());
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));

        assertThatThrownBy(() -> DesktopRuntime.open(RuntimeSettings.in(closed.resolve("d")), Clock.systemUTC()))
                .hasMessageContaining("because " + closed + " is closed to them");
    }
}
