package io.n3xus.bench;

import io.n3xus.bench.edge.GatewayBench;
import io.n3xus.bench.ledger.LedgerBench;
import io.n3xus.bench.rebuild.RebuildBench;
import java.nio.file.Path;
import java.util.List;

/**
 * Entry: {@code Bench start|session|command|gateway|identity|ledger|rebuild}, with the project's directory in the property
 * {@code nexus.project}.
 */
final class Bench {

    private Bench() {}

    static void main(String[] arguments) throws Exception {
        var project = Path.of(System.getProperty("nexus.project", ".")).toAbsolutePath();
        var options = List.of(arguments).subList(Math.min(1, arguments.length), arguments.length);
        switch (arguments.length == 1 || arguments.length == 3 ? arguments[0] : "") {
            case "start" -> new StartBench(project).run();
            case "session" -> new SessionBench(project).run();
            case "command" -> new CommandBench(project).run();
            case "gateway" -> new GatewayBench(project).run();
            case "identity" -> new IdentityBench(project).run();
            case "ledger" -> new LedgerBench().run();
            case "rebuild" -> new RebuildBench().run(RebuildBench.events(options));
            default -> {
                System.err.println(
                        "Say what to measure: start, session, command, gateway, identity, ledger or rebuild.");
                System.exit(2);
            }
        }
    }
}
