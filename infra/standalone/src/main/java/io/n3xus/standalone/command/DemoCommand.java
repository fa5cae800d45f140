package io.n3xus.standalone.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Shows the platform at work. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Plays one day of alice's over HTTP, telling each step: she signs in, looks at tiers, creates a virtual PC,",
            "pauses it, resumes it, ends it, and finds in her wallet exactly what it cost. bob, who has no money, is",
            "refused. Each step is checked."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:everything was as it should be", "1:something was not", "3:the platform does not run"})
final class DemoCommand implements Callable<Integer> {

    private final Installation installation;

    DemoCommand(Installation installation) {
        this.installation = installation;
    }

    @Override
    public Integer call() {
        var run = installation.needRunning();
        return run.isEmpty()
                ? Installation.NOT_RUNNING
                : new Demo(installation, run.get().gateway()).play();
    }
}
