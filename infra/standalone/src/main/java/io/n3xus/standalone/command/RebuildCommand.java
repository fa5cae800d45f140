package io.n3xus.standalone.command;

import io.n3xus.standalone.engine.Launcher;
import io.n3xus.standalone.engine.Replica;
import io.n3xus.standalone.home.Run;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Makes the projections of a service again. */
@Command(
        name = "rebuild",
        mixinStandardHelpOptions = true,
        description = {
            "Drops the projections of a service while the platform runs, makes them again from the event log,",
            "and compares a digest of before with one of after."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the digests are equal", "1:they differ, or it failed", "3:the platform does not run"},
        footer = {"", "Example: ./nexus rebuild billing"})
final class RebuildCommand implements Callable<Integer> {

    private static final int BAR = 30;

    private final Installation installation;
    private final boolean terminal = Installation.isTerminal();

    @Parameters(index = "0", paramLabel = "SERVICE", description = "Such as billing.")
    private String service = "";

    RebuildCommand(Installation installation) {
        this.installation = installation;
    }

    @Override
    public Integer call() {
        var run = installation.needRunning();
        if (run.isEmpty()) {
            return Installation.NOT_RUNNING;
        }
        var part = run.get().part(Replica.fullName(service));
        if (part.isEmpty()) {
            return installation.fail("There is no service \"" + service + "\".");
        }
        return rebuild(run.get(), part.get());
    }

    private int rebuild(Run run, Run.Part part) {
        var outcome = new Launcher(installation.home(), run).rebuild(part, this::progress);
        installation.out().println();
        var before = outcome.path("digestBefore").asString("");
        var after = outcome.path("digestAfter").asString("");
        installation.out().println("Digest before  " + before);
        installation.out().println("Digest after   " + after);
        if (before.isEmpty() || !before.equals(after)) {
            return installation.fail("The digests differ: the projections were not what the log says.");
        }
        installation.out().println("Equal: " + part.name() + " says what the log says.");
        return Installation.OK;
    }

    private void progress(JsonNode line) {
        var total = line.path("total").asLong();
        var done = line.path("done").asLong();
        var filled = total == 0 ? BAR : (int) (BAR * done / total);
        var text = "%-20s [%s%s] %d / %d"
                .formatted(
                        line.path("projection").asString(""),
                        "█".repeat(filled),
                        "·".repeat(BAR - filled),
                        done,
                        total);
        if (terminal) {
            installation.out().print("\r\u001b[K" + text + (done >= total ? "\n" : ""));
        } else if (done >= total) {
            installation.out().println(text);
        }
    }
}
