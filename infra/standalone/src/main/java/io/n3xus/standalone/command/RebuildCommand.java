package io.n3xus.standalone.command;

import io.n3xus.standalone.engine.Launcher;
import io.n3xus.standalone.engine.Replica;
import io.n3xus.standalone.home.Run;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Makes the projections of a service again. */
@Command(
        name = "rebuild",
        mixinStandardHelpOptions = true,
        description = {
            "Makes the projections of a service again from the event log, beside those in use, and compares a digest",
            "of both. When they are equal the new ones take over; until then the old ones go on as ever."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the digests are equal, or it replaced as asked",
            "1:they differ, or it failed",
            "3:the platform does not run"
        },
        footer = {"", "Example: ./nexus rebuild billing"})
final class RebuildCommand implements Callable<Integer> {

    private static final int BAR = 30;

    private final Installation installation;
    private final boolean terminal = Installation.isTerminal();

    @Parameters(index = "0", paramLabel = "SERVICE", description = "Such as billing.")
    private String service = "";

    @Option(names = "--replace", description = "Let the new ones take over when the digests differ, too.")
    private boolean replace;

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
        var outcome = new Launcher(installation.home(), run).rebuild(part, replace, this::progress);
        installation.out().println();
        var before = outcome.path("digestBefore").asString("");
        var after = outcome.path("digestAfter").asString("");
        installation.out().println("Digest before  " + before);
        installation.out().println("Digest after   " + after);
        if (before.isEmpty() || !before.equals(after)) {
            return differs(outcome.path("switched").asBoolean());
        }
        installation.out().println("Equal: " + part.name() + " says what the log says.");
        return Installation.OK;
    }

    private int differs(boolean replaced) {
        var found = "The digests differ: the projections were not what the log says.";
        if (replaced) {
            installation.out().println(found + " They are replaced.");
            return Installation.OK;
        }
        return installation.fail(found + " Nothing is replaced; --replace does.");
    }

    private void progress(JsonNode line) {
        var total = line.path("total").asLong();
        var done = line.path("done").asLong();
        var filled = total == 0 ? BAR : (int) (BAR * done / total);
        var text = "%-20s [%s%s] %d / %d, %,d events/s"
                .formatted(
                        line.path("projection").asString(""),
                        "█".repeat(filled),
                        "·".repeat(BAR - filled),
                        done,
                        total,
                        line.path("eventsPerSecond").asLong());
        if (terminal) {
            installation.out().print("\r\u001b[K" + text + (done >= total ? "\n" : ""));
        } else if (done >= total) {
            installation.out().println(text);
        }
    }
}
