package io.n3xus.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBackendsTest {

    @TempDir
    private Path temporary;

    @Test
    void removesWhatAKilledJvmLeftAndNothingElse() throws Exception {
        var ended = new ProcessBuilder("true").start();
        ended.waitFor();
        var leftover = directory("n3xus-test-" + ended.pid() + "-17");
        var running = directory("n3xus-test-" + ProcessHandle.current().pid() + "-17");
        var shared = directory("n3xus-test-programs-somebody");

        EmbeddedBackends.removeLeftovers(temporary);

        assertThat(leftover).doesNotExist();
        assertThat(running.resolve("kafka/log")).exists();
        assertThat(shared.resolve("kafka/log")).exists();
    }

    private Path directory(String name) throws Exception {
        var directory = Files.createDirectories(temporary.resolve(name));
        Files.createDirectories(directory.resolve("kafka"));
        Files.writeString(directory.resolve("kafka/log"), "record");
        return directory;
    }
}
