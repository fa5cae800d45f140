package io.n3xus.standalone.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Stands for the part of the script that starts a measurement in a process of its own. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = {
            "Measures, and prints a table. NAME is one of",
            "  start    from ./nexus up to all healthy: time, processor time, memory",
            "  session  creating, seeing, pausing and resuming a virtual PC, beside a bare desktop",
            "  command  HTTP request to reply, and to Kafka, at 1 and 64 clients",
            "  identity logins, keys, and how soon a logout is known at another gateway",
            "  gateway  requests a second and what they cost, beside other gateways",
            "  ledger   holds and captures a second, beside plain SQL",
            "  rebuild  billing's ledger made again from 5,000,000 events, or --events N, beside a bare consumer"
        })
final class BenchCommand implements Callable<Integer> {

    private final Installation installation;

    @Parameters(index = "0", paramLabel = "NAME", description = "One of these.")
    private String name = "";

    BenchCommand(Installation installation) {
        this.installation = installation;
    }

    @Override
    public Integer call() {
        return installation.fail("Run measurements with the script: ./nexus bench " + name);
    }
}
