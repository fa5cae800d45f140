package io.n3xus.runtime.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Starts the smallest sandbox there is. Kernels and their security modules forbid parts of it in too many ways to list. */
public final class SandboxTrial {

    private static final int UID = 199_999;
    private static final long SCRATCH_BYTES = 1 << 20;
    private static final int WAIT_SECONDS = 10;
    private static final int COMPLAINT_BYTES_MAX = 500;

    private SandboxTrial() {}

    /** What went wrong, or nothing. */
    public static String run() {
        try {
            var directory = Files.createTempDirectory("n3xus-trial");
            try {
                Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
                return run(directory);
            } finally {
                delete(directory);
            }
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return "The trial was interrupted.";
        }
    }

    private static String run(Path directory) throws IOException, InterruptedException {
        var command = new SandboxCommand(
                        UID,
                        List.of(),
                        Path.of("/dev/null"),
                        SandboxLibrary.write(directory.resolve("library")),
                        Files.createDirectory(directory.resolve("screen")),
                        SCRATCH_BYTES,
                        Map.of("PATH", "/usr/bin:/bin"))
                .with("/bin/sh", "-c", "echo works >&2");
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        if (!process.waitFor(WAIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return "It did not end within " + WAIT_SECONDS + " seconds.";
        }
        try (var output = process.getInputStream()) {
            var said = new String(output.readNBytes(COMPLAINT_BYTES_MAX), StandardCharsets.UTF_8).strip();
            return said.equals("works") ? "" : said;
        }
    }

    private static void delete(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
