package io.n3xus.runtime.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The read-only files all sandboxes share: the filter, the session's script and the few files of /etc it needs. */
public record SandboxLibrary(Path directory) {

    private static final String INSIDE = "/run/n3xus";

    /** Inside the sandbox: the script that is the desktop. */
    public static final String SESSION = INSIDE + "/session.sh";

    /** Inside the sandbox: how terminals look. */
    public static final String RESOURCES = INSIDE + "/Xresources";

    private static final List<String> FILES =
            List.of("session.sh", "startup.sh", "passwd", "group", "bash.bashrc", "Xresources");

    /** Writes the files anew, so that they always are those of this version of the program. */
    public static SandboxLibrary write(Path directory) throws IOException {
        Files.createDirectories(directory);
        for (var file : FILES) {
            try (var content = SandboxLibrary.class.getResourceAsStream(file)) {
                replace(
                        directory.resolve(file),
                        Objects.requireNonNull(content, file).readAllBytes());
            }
        }
        var library = new SandboxLibrary(directory);
        replace(library.filter(), SeccompFilter.bytes());
        return library;
    }

    Path filter() {
        return directory.resolve("filter.bpf");
    }

    /** From the host's path to the sandbox's. */
    Map<Path, String> binds() {
        var binds = new LinkedHashMap<Path, String>();
        binds.put(directory, INSIDE);
        for (var file : List.of("passwd", "group", "bash.bashrc")) {
            binds.put(directory.resolve(file), "/etc/" + file);
        }
        return binds;
    }

    private static void replace(Path file, byte[] content) throws IOException {
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.write(fresh, content);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
