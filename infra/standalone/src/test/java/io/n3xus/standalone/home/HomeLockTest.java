package io.n3xus.standalone.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeLockTest {

    @TempDir
    Path directory;

    @Test
    void isHeldByOneUntilItLetsGo() {
        var home = new Home(directory);
        try (var held = HomeLock.take(home).orElseThrow()) {
            assertThat(held).isNotNull();
            assertThat(HomeLock.take(home)).isEmpty();
            assertThat(HomeLock.isHeld(home)).isTrue();
        }
        assertThat(HomeLock.isHeld(home)).isFalse();
    }
}
