package io.n3xus.standalone.command;

import io.n3xus.standalone.home.Run;
import io.n3xus.standalone.home.Run.State;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Shows each part as it becomes ready, and in a terminal what is being waited for. */
final class StartProgress {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
    private static final String CLEAR_LINE = "\r\u001b[K";
    private static final int WIDTH = 78;

    private final Installation installation;
    private final boolean terminal = Installation.isTerminal();
    private final Set<String> shown = new HashSet<>();

    StartProgress(Installation installation) {
        this.installation = installation;
    }

    /** Returns the record of the run once it is ready, has failed, or its process has ended. */
    Run follow(ProcessHandle process) {
        var from = System.nanoTime();
        while (true) {
            var alive = process.isAlive();
            var run = Run.read(installation.home())
                    .filter(found -> found.pid() == process.pid())
                    .orElse(null);
            if (run != null) {
                show(run, Duration.ofNanos(System.nanoTime() - from));
                if (run.state() == State.READY || run.state() == State.FAILED) {
                    clear();
                    return run;
                }
            }
            if (!alive) {
                clear();
                return died(process);
            }
            pause();
        }
    }

    private void show(Run run, Duration elapsed) {
        for (var part : run.parts()) {
            if (part.state() == State.READY && shown.add(part.name())) {
                clear();
                installation
                        .out()
                        .println("  ✓ %-26s %5.1f s   :%d".formatted(part.name(), part.millis() / 1000.0, part.port()));
            }
        }
        if (terminal && run.state() == State.STARTING) {
            var waiting = run.parts().stream()
                    .filter(part -> part.state() != State.READY)
                    .map(Run.Part::name)
                    .collect(Collectors.joining(", "));
            var line = "  … %d s  %s".formatted(elapsed.toSeconds(), waiting);
            installation.out().print(CLEAR_LINE + line.substring(0, Math.min(WIDTH, line.length())));
            installation.out().flush();
        }
    }

    private void clear() {
        if (terminal) {
            installation.out().print(CLEAR_LINE);
        }
    }

    private Run died(ProcessHandle process) {
        var output = installation.home().output("platform");
        return new Run(process.pid(), false, State.FAILED, "", java.util.List.of(), "its process ended. See " + output);
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_AGAIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }
}
