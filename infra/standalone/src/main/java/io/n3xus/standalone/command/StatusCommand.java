package io.n3xus.standalone.command;

import io.n3xus.standalone.engine.Health;
import io.n3xus.standalone.engine.Replica;
import io.n3xus.standalone.home.Json;
import io.n3xus.standalone.home.Run;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tells how the platform is. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Asks every part how it is.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:everything is healthy", "1:something is not", "3:the platform does not run"})
final class StatusCommand implements Callable<Integer> {

    private final Installation installation;

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    StatusCommand(Installation installation) {
        this.installation = installation;
    }

    private record PartStatus(String name, int port, long pid, boolean healthy, String problem) {}

    @Override
    public Integer call() {
        var run = json ? installation.running() : installation.needRunning();
        if (run.isEmpty()) {
            if (json) {
                print(Map.of("state", "DOWN", "parts", List.of()));
            }
            return Installation.NOT_RUNNING;
        }
        var parts = run.get().parts().parallelStream().map(this::status).toList();
        var healthy = parts.stream().allMatch(PartStatus::healthy);
        if (json) {
            print(Map.of(
                    "state", run.get().state(),
                    "healthy", healthy,
                    "split", run.get().split(),
                    "pid", run.get().pid(),
                    "gateway", run.get().gateway(),
                    "parts", parts));
        } else {
            table(run.get(), parts);
        }
        return healthy ? Installation.OK : Installation.FAILED;
    }

    private void print(Object value) {
        installation.out().println(Json.MAPPER.writeValueAsString(value));
    }

    private void table(Run run, List<PartStatus> parts) {
        var out = installation.out();
        out.println("%s  %s  process %d%s"
                .formatted(run.state(), run.gateway(), run.pid(), run.split() ? "  (split)" : ""));
        for (var part : parts) {
            out.println("  %s %-26s :%-6d %s"
                    .formatted(part.healthy() ? "✓" : "✗", part.name(), part.port(), part.problem()));
        }
    }

    private PartStatus status(Run.Part part) {
        var problem = Replica.healthPath(part.name())
                .map(path -> Health.problem("http://127.0.0.1:" + part.port() + path))
                .orElseGet(() -> part.state() == Run.State.READY ? "" : "is " + part.state());
        return new PartStatus(part.name(), part.port(), part.pid(), problem.isEmpty(), problem);
    }
}
