package io.n3xus.standalone.command;

import io.n3xus.standalone.engine.LeftDesktops;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Stops the platform. */
@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        description = {
            "Stops the platform, services before stores. Data stays.",
            "Virtual PCs go on, and the next up takes them up again; --desktops ends them, too."
        })
final class DownCommand implements Callable<Integer> {

    private final Installation installation;

    @Option(names = "--desktops", description = "End the virtual PCs as well; their sessions are over then.")
    private boolean desktops;

    DownCommand(Installation installation) {
        this.installation = installation;
    }

    @Override
    public Integer call() {
        var run = installation.running();
        run.flatMap(found -> ProcessHandle.of(found.pid())).ifPresent(process -> {
            installation.out().println("Stopping …");
            new Stopping(installation).stop(process);
        });
        new Leftovers(installation).end();
        installation.out().println(run.isPresent() ? "Stopped." : "The platform does not run.");
        lookAfterDesktops(new LeftDesktops(installation.home()));
        return Installation.OK;
    }

    private void lookAfterDesktops(LeftDesktops left) {
        var count = left.count();
        if (desktops) {
            left.end();
        }
        if (count > 0) {
            installation
                    .out()
                    .println("Virtual PCs %s: %d%s"
                            .formatted(
                                    desktops ? "ended" : "that go on",
                                    count,
                                    desktops ? "" : " (end them: ./nexus down --desktops)"));
        }
    }
}
