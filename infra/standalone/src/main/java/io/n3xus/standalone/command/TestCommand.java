package io.n3xus.standalone.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Stands for the part of the script that runs the tests: they must not depend on what they test. */
@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        description = {
            "Runs every check and test: formatting, compiler warnings, architecture rules, unit and whole-system tests.",
            "The last lines say how many tests ran. The whole output is in .nexus/logs/test.log."
        })
final class TestCommand implements Callable<Integer> {

    private final Installation installation;

    @Option(names = "--fast", description = "Without the tests that kill processes or start the whole platform.")
    private boolean fast;

    TestCommand(Installation installation) {
        this.installation = installation;
    }

    @Override
    public Integer call() {
        return installation.fail("Run the tests with the script: ./nexus test" + (fast ? " --fast" : ""));
    }
}
