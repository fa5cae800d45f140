package io.n3xus.standalone.machine;

import io.n3xus.standalone.home.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** The browser's half of a desktop: Debian's files of noVNC, unpacked beside our own state, not installed. */
public final class NoVnc {

    private static final Path SYSTEM = Path.of("/usr/share/novnc/core");

    private final Home home;
    private final Consumer<String> say;

    public NoVnc(Home home, Consumer<String> say) {
        this.home = home;
        this.say = say;
    }

    public void fetch() {
        if (isPresent(home) || !DesktopPackages.isDebian()) {
            return;
        }
        say.accept("Fetching noVNC, which shows desktops in a browser");
        try {
            var target = Files.createDirectories(home.share().resolve("novnc"));
            var download = Files.createTempDirectory(home.share(), "download-");
            if (!download(download)) {
                Shell.run(List.of("apt-get", "update"));
                download(download);
            }
            unpack(download, target);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot unpack noVNC into " + home.share(), e);
        }
        if (!isPresent(home)) {
            say.accept("That did not work: desktops run, but no browser shows them. By hand:\n    "
                    + DesktopPackages.command(List.of("novnc")));
        }
    }

    static boolean isPresent(Home home) {
        return Files.isDirectory(SYSTEM) || Files.isDirectory(home.share().resolve("novnc/usr/share/novnc/core"));
    }

    private static boolean download(Path directory) {
        // The download runs as apt's own user where it can, which may not look into our directory.
        return Shell.run(List.of("apt-get", "-o", "APT::Sandbox::User=root", "download", "novnc"), directory)
                .succeeded();
    }

    private static void unpack(Path download, Path target) throws IOException {
        try (var packages = Files.newDirectoryStream(download)) {
            for (var file : packages) {
                if (file.toString().endsWith(".deb")) {
                    Shell.run(List.of("dpkg", "-x", file.toString(), target.toString()));
                }
                Files.delete(file);
            }
        }
        Files.delete(download);
    }
}
