package io.n3xus.standalone.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.n3xus.standalone.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AotCacheTest {

    private static final List<String> FLAGS = List.of("-Xmx1g");

    @TempDir
    Path directory;

    @BeforeEach
    void makeClassPath() throws IOException {
        Files.createDirectories(directory.resolve("lib"));
        Files.writeString(directory.resolve("nexus.jar"), "jar");
        Files.writeString(directory.resolve("lib/a.jar"), "a");
    }

    @Test
    void isUsedOnceItIsThere() throws IOException {
        var cache = cache(FLAGS);
        assertThat(cache.flag()).isEmpty();

        Files.createDirectories(home().aotCaches());
        Files.writeString(cache.file(), "cache");
        assertThat(cache.flag()).contains("-XX:AOTCache=" + cache.file());
    }

    @Test
    void isAnotherOneForOtherJarsOrFlags() throws IOException {
        var before = cache(FLAGS).file();
        assertThat(cache(FLAGS).file()).isEqualTo(before);
        assertThat(cache(List.of("-Xmx2g")).file()).isNotEqualTo(before);

        Files.writeString(directory.resolve("lib/a.jar"), "changed");
        assertThat(cache(FLAGS).file()).isNotEqualTo(before);
    }

    private Home home() {
        return new Home(directory.resolve("home"));
    }

    private AotCache cache(List<String> flags) {
        return AotCache.of(home(), directory.resolve("nexus.jar"), flags);
    }
}
