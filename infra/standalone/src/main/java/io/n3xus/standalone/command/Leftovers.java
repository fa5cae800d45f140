package io.n3xus.standalone.command;

import io.n3xus.standalone.home.Run;

/** Ends what is left of a run whose launcher was killed. Only processes that still are what the record says. */
final class Leftovers {

    private final Installation installation;

    Leftovers(Installation installation) {
        this.installation = installation;
    }

    void end() {
        Run.read(installation.home()).stream()
                .flatMap(run -> run.parts().stream())
                .map(Run.Part::pid)
                .distinct()
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .filter(this::isOurs)
                .forEach(process -> new Stopping(installation).stop(process));
    }

    private boolean isOurs(ProcessHandle process) {
        var line = process.info().commandLine().orElse("");
        return line.contains("-boot.jar")
                && line.contains(installation.project().toString());
    }
}
