package io.n3xus.standalone.engine;

import io.n3xus.runtime.Desktop;
import io.n3xus.runtime.DesktopRuntime;
import io.n3xus.runtime.RuntimeSettings;
import io.n3xus.standalone.home.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.util.FileSystemUtils;

/** The virtual PCs of a platform that does not run. They go on, and the next start takes them up again. */
public final class LeftDesktops {

    private final Path directory;

    public LeftDesktops(Home home) {
        directory = home.desktops();
    }

    /** How many go on. */
    public int count() {
        if (Files.notExists(directory)) {
            return 0;
        }
        try (var runtime = open()) {
            return (int) runtime.list().stream()
                    .filter(desktop -> desktop.state() != Desktop.State.ENDED)
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot look at the desktops in " + directory, e);
        }
    }

    /** Ends them and frees what they held. The sessions learn of it at the next start. */
    public void end() {
        if (Files.notExists(directory)) {
            return;
        }
        try (var runtime = open()) {
            runtime.list().stream().map(Desktop::id).forEach(runtime::stop);
            FileSystemUtils.deleteRecursively(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot end the desktops in " + directory, e);
        }
    }

    private DesktopRuntime open() throws IOException {
        return DesktopRuntime.open(RuntimeSettings.in(directory), Clock.systemUTC());
    }
}
