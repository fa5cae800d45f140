package io.n3xus.identity.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFileTest {

    @TempDir
    private Path directory;

    @Test
    void isForItsOwnerAlone() throws IOException {
        var file = new SecretFile(directory.resolve("made/secret"));

        file.createOnce("content");

        assertThat(Files.getPosixFilePermissions(file.path())).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(directory.resolve("made")).isDirectoryNotContaining(other -> !other.equals(file.path()));
    }

    @Test
    void isNotReadWhenEveryoneCan() throws IOException {
        var file = new SecretFile(directory.resolve("secret"));
        file.createOnce("content");
        Files.setPosixFilePermissions(file.path(), PosixFilePermissions.fromString("rw-r--r--"));

        assertThatThrownBy(file::read).hasMessageContaining("chmod 600 " + file.path());
    }

    @Test
    void hasOneContentWhoeverWroteIt() throws Exception {
        var file = new SecretFile(directory.resolve("secret"));
        try (var writers = Executors.newFixedThreadPool(8)) {
            var writes = IntStream.range(0, 50)
                    .<Callable<String>>mapToObj(number -> () -> {
                        file.createOnce("content of " + number);
                        return file.read();
                    })
                    .toList();

            var read = writers.invokeAll(writes).stream()
                    .map(done -> done.resultNow())
                    .distinct();

            assertThat(read).containsExactly(file.read());
        }
    }
}
