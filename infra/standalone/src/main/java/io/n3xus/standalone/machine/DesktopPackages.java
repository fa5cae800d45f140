package io.n3xus.standalone.machine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** The Debian packages that virtual PCs need: without them everything else works. */
public final class DesktopPackages {

    static final List<String> NAMES = List.of(
            "tigervnc-standalone-server",
            "openbox",
            "xterm",
            "bubblewrap",
            "runc",
            "util-linux",
            "x11-xserver-utils",
            "xauth",
            "xkb-data",
            "x11-xkb-utils",
            "fonts-dejavu-core");

    private final Consumer<String> say;

    public DesktopPackages(Consumer<String> say) {
        this.say = say;
    }

    /** Installs what is missing when it may; otherwise says how. */
    public void install() {
        var missing = missing();
        if (missing.isEmpty()) {
            return;
        }
        if (!isDebian()) {
            say.accept("Virtual PCs need the programs of these Debian packages, which this system does not have: "
                    + String.join(" ", missing) + ". Everything else works.");
        } else if (!Shell.isRoot()) {
            say.accept("Virtual PCs need packages that are not installed. Everything else works. To install them:\n    "
                    + command(missing));
        } else {
            say.accept("Installing for virtual PCs: " + String.join(" ", missing));
            var outcome = aptInstall(missing);
            if (!outcome.succeeded()) {
                say.accept("That did not work; everything but virtual PCs does. By hand:\n    " + command(missing)
                        + "\n" + lastLine(outcome.output()));
            }
        }
    }

    static String command(List<String> packages) {
        return "sudo apt-get install -y --no-install-recommends " + String.join(" ", packages);
    }

    static boolean isDebian() {
        return Files.exists(Path.of("/etc/debian_version")) && Shell.isInstalled("apt-get");
    }

    static List<String> missing() {
        return NAMES.stream().filter(name -> !isPresent(name)).toList();
    }

    private static boolean isPresent(String name) {
        var status = Shell.run(List.of("dpkg-query", "-W", "-f=${Status}", name));
        return status.succeeded() && status.output().contains("install ok installed");
    }

    private static Shell.Outcome aptInstall(List<String> packages) {
        var install = new java.util.ArrayList<>(List.of("apt-get", "install", "-y", "--no-install-recommends"));
        install.addAll(packages);
        var first = Shell.run(install);
        if (first.succeeded()) {
            return first;
        }
        Shell.run(List.of("apt-get", "update")); // The lists may be old or absent.
        return Shell.run(install);
    }

    private static String lastLine(String output) {
        return output.lines().reduce("", (_, last) -> last);
    }
}
