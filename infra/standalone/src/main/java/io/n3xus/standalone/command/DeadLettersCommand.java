package io.n3xus.standalone.command;

import io.n3xus.standalone.engine.Launcher;
import io.n3xus.standalone.engine.Service;
import io.n3xus.standalone.home.Json;
import io.n3xus.standalone.home.Run;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Events that followers could not take in. */
@Command(
        name = "dead-letters",
        mixinStandardHelpOptions = true,
        description = {
            "Lists the events that could not be taken in, oldest first. What billing knows of an account stands still at",
            "the first such event of it; everything else goes on."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:here they are", "1:it failed", "3:the platform does not run"},
        footer = {"", "Example: ./nexus dead-letters replay --all"})
final class DeadLettersCommand implements Callable<Integer> {

    /** Those that follow topics. */
    private static final List<Service> FOLLOWING = List.of(Service.SESSION, Service.BILLING, Service.STREAM);

    private static final String ROW = "%-20s  %-48s  %-26s  %s";

    private final Installation installation;

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    DeadLettersCommand(Installation installation) {
        this.installation = installation;
    }

    @Override
    public Integer call() {
        var run = installation.needRunning();
        if (run.isEmpty()) {
            return Installation.NOT_RUNNING;
        }
        var letters = new ArrayList<JsonNode>();
        for (var service : FOLLOWING) {
            launcher(run.get())
                    .get(service, "/internal/dead-letters")
                    .path("letters")
                    .forEach(letters::add);
        }
        if (json) {
            installation.out().println(Json.MAPPER.writeValueAsString(letters));
        } else {
            table(letters);
        }
        return Installation.OK;
    }

    private Launcher launcher(Run run) {
        return new Launcher(installation.home(), run);
    }

    private void table(List<JsonNode> letters) {
        if (letters.isEmpty()) {
            installation.out().println("There are none.");
            return;
        }
        installation.out().println(ROW.formatted("PUT ASIDE", "ID", "TYPE", "REASON"));
        for (var letter : letters) {
            installation
                    .out()
                    .println(ROW.formatted(
                            letter.path("putAsideAt").asString("").replaceFirst("\\.\\d+Z$", "Z"),
                            letter.path("id").asString(""),
                            letter.path("type").asString(""),
                            letter.path("reason")
                                    .asString("")
                                    .lines()
                                    .findFirst()
                                    .orElse("")));
        }
    }

    @Command(
            name = "replay",
            mixinStandardHelpOptions = true,
            description = {
                "Takes events in again, in their order. What stood still goes on from where it stood. One that fails",
                "again is listed again."
            },
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {"0:they are taken in", "1:one is not, or there is no such", "3:the platform does not run"})
    int replay(
            @Parameters(arity = "0..1", paramLabel = "ID", description = "As the list names it.") @Nullable String id,
            @Option(names = "--all", description = "Every one there is.") boolean all) {
        if (all != (id == null)) {
            return installation.fail("Say which: an ID, or --all.");
        }
        var run = installation.needRunning();
        return run.isEmpty() ? Installation.NOT_RUNNING : replay(run.get(), id == null ? "" : id);
    }

    /** Every service takes in what is its own. */
    private int replay(Run run, String id) {
        var failed = 0;
        var found = 0;
        for (var service : FOLLOWING) {
            var query = id.isEmpty() ? "" : "?id=" + URLEncoder.encode(id, StandardCharsets.UTF_8);
            var answer = launcher(run).at(service).send("POST", "/internal/dead-letters/replay" + query, null);
            for (var outcome : answer.body().path("outcomes")) {
                found++;
                var problem = outcome.path("problem").asString("");
                failed += problem.isEmpty() ? 0 : 1;
                installation
                        .out()
                        .println("%-50s %s"
                                .formatted(outcome.path("id").asString(""), problem.isEmpty() ? "taken in" : problem));
            }
        }
        if (found == 0 && !id.isEmpty()) {
            return installation.fail("There is no dead letter " + id + ".");
        }
        return failed == 0 ? Installation.OK : Installation.FAILED;
    }
}
