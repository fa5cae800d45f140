package io.n3xus.standalone.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program of the system, with a bound on its time and without an input. */
final class Shell {

    private static final long PATIENCE_MINUTES = 10;

    private Shell() {}

    /** Its output when it succeeds, empty when it is not installed or fails. */
    record Outcome(boolean succeeded, String output) {}

    static Outcome run(List<String> command) {
        return run(command, Path.of("/"));
    }

    static Outcome run(List<String> command, Path directory) {
        try {
            var builder =
                    new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
            builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
            builder.environment().put("LC_ALL", "C");
            var process = builder.start();
            process.getOutputStream().close();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                return new Outcome(false, output);
            }
            return new Outcome(process.exitValue() == 0, output);
        } catch (IOException e) {
            return new Outcome(false, command.getFirst() + " is not installed");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome(false, "interrupted");
        }
    }

    static boolean succeeds(String... command) {
        return run(List.of(command)).succeeded();
    }

    static boolean isInstalled(String program) {
        return succeeds("sh", "-c", "command -v " + program);
    }

    static boolean isRoot() {
        return run(List.of("id", "-u")).output().strip().equals("0");
    }
}
