package io.n3xus.standalone.command;

import io.n3xus.standalone.home.Home;
import io.n3xus.standalone.home.HomeLock;
import io.n3xus.standalone.home.Run;
import java.io.Console;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where a command acts, and where it speaks. */
record Installation(Home home, Path project, Map<String, String> environment, PrintStream out, PrintStream err) {

    static final int OK = 0;
    static final int FAILED = 1;
    static final int NOT_RUNNING = 3;

    /** The run that goes on now, whatever its state. */
    Optional<Run> running() {
        return Files.isDirectory(home.directory()) && HomeLock.isHeld(home) ? Run.read(home) : Optional.empty();
    }

    /** Says that nothing runs, when so. */
    Optional<Run> needRunning() {
        var run = running();
        if (run.isEmpty()) {
            err.println("The platform does not run. Start it: ./nexus up");
        }
        return run;
    }

    static boolean isTerminal() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }

    Path jar() {
        return project.resolve("infra/standalone/target/nexus.jar");
    }

    /** Prints the line and answers FAILED. */
    int fail(String line) {
        err.println(line);
        return FAILED;
    }
}
