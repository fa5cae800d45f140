package io.n3xus.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs a class of this test path in a JVM of its own, reads what it acknowledges and kills it in the middle. */
final class KilledProcess {

    private KilledProcess() {}

    /** The lines the process printed after the first {@code acknowledgements}, up to its death. */
    static List<String> run(Class<?> main, int acknowledgements, String... arguments) throws Exception {
        var process = start(main, arguments);
        var lines = new ArrayList<String>();
        try (var output = process.inputReader()) {
            for (var line = output.readLine(); line != null; line = next(output)) {
                if (line.startsWith("ACK ")) {
                    lines.add(line.substring(4));
                }
                if (lines.size() == acknowledgements) {
                    process.destroyForcibly();
                }
            }
        }
        process.waitFor();
        return lines;
    }

    private static @org.jspecify.annotations.Nullable String next(BufferedReader output) {
        try {
            return output.readLine();
        } catch (IOException e) {
            return null; // The pipe of a killed process.
        }
    }

    private static Process start(Class<?> main, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
