package io.n3xus.bench;

import io.n3xus.bench.edge.GatewayBench;
import io.n3xus.bench.ledger.LedgerBench;
import java.nio.file.Path;

/**
 * Entry: {@code Bench start|session|command|gateway|identity|ledger}, with the project's directory in the property
 * {@code nexus.project}.
 */
final class Bench {

    private Bench() {}

    static void main(String[] arguments) throws Exception {
        var project = Path.of(System.getProperty("nexus.project", ".")).toAbsolutePath();
        switch (arguments.length == 1 ? arguments[0] : "") {
            case "start" -> new StartBench(project).run();
            case "session" -> new SessionBench(project).run();
            case "command" -> new CommandBench(project).run();
            case "gateway" -> new GatewayBench(project).run();
            case "identity" -> new IdentityBench(project).run();
            case "ledger" -> new LedgerBench().run();
            default -> {
                System.err.println("Say what to measure: start, session, command, gateway, identity or ledger.");
                System.exit(2);
            }
        }
    }
}
