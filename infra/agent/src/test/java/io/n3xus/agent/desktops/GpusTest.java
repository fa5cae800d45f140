package io.n3xus.agent.desktops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GpusTest {

    @TempDir
    private Path devices;

    @Test
    void findsNoneWhereThereAreNone() throws IOException {
        Files.createFile(devices.resolve("nvidiactl"));

        assertThat(Gpus.count(devices)).isZero();
        assertThat(Gpus.count(devices.resolve("nothing"))).isZero();
    }

    @Test
    void countsEachCardOnce() throws IOException {
        Files.createFile(devices.resolve("nvidia0"));
        Files.createFile(devices.resolve("nvidia1"));
        Files.createDirectory(devices.resolve("dri"));
        Files.createFile(devices.resolve("dri").resolve("renderD128"));
        Files.createFile(devices.resolve("dri").resolve("card0"));

        assertThat(Gpus.count(devices)).isEqualTo(2);
    }
}
