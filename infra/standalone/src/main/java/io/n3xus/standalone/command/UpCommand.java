package io.n3xus.standalone.command;

import io.n3xus.standalone.engine.Ports;
import io.n3xus.standalone.home.Credentials;
import io.n3xus.standalone.home.Run;
import io.n3xus.standalone.machine.DesktopPackages;
import io.n3xus.standalone.machine.NoVnc;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts the platform. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = {
            "Builds what is stale, starts everything and says where it is.",
            "Stays in the foreground; Ctrl-C stops the platform. With --detach it returns when all is healthy.",
            "As root on Debian it also installs the packages that virtual PCs need, naming them first."
        },
        footer = {
            "",
            "Examples:",
            "  ./nexus up --detach && ./nexus demo",
            "  ./nexus up --port gateway=9080 --port postgres=5433",
            "  ./nexus up --set nexus.agent.pool=4"
        })
final class UpCommand implements Callable<Integer> {

    private final Installation installation;

    @Option(names = "--detach", description = "Return when everything is healthy; stop later with ./nexus down.")
    private boolean detach;

    @Option(
            names = "--split",
            description = "Run each service as a process of its own, session-service and billing-service twice.")
    private boolean split;

    @Option(names = "--no-install", description = "Never install packages of the system.")
    private boolean noInstall;

    @Option(
            names = "--port",
            paramLabel = "PART=NUMBER",
            description = "Another port for a part. Also: environment variable NEXUS_PORT_<PART>.")
    private Map<String, Integer> ports = Map.of();

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "A setting for all services, such as nexus.agent.pool=4. Not for secrets.")
    private Map<String, String> settings = Map.of();

    /** Ctrl-C was pressed. */
    private volatile boolean stopping;

    UpCommand(Installation installation) {
        this.installation = installation;
    }

    @Override
    public Integer call() {
        installation.home().create();
        var running = installation.running();
        if (running.isPresent()) {
            return installation.fail("The platform runs already (process %d): %s. Stop it with ./nexus down."
                    .formatted(running.get().pid(), running.get().gateway()));
        }
        var chosen = Ports.of(installation.environment(), ports, split);
        new Leftovers(installation).end();
        var conflicts = new PortCheck(installation.home()).conflicts(chosen);
        if (!conflicts.isEmpty()) {
            conflicts.forEach(installation.err()::println);
            return Installation.FAILED;
        }
        if (!noInstall) {
            new DesktopPackages(installation.out()::println).install();
            new NoVnc(installation.home(), installation.out()::println).fetch();
        }
        return start(chosen);
    }

    private int start(Ports chosen) {
        var process = new PlatformProcess(installation, chosen, split, settings).start();
        var stop = new Thread(() -> stop(process), "nexus-stop");
        Runtime.getRuntime().addShutdownHook(stop);
        var from = System.nanoTime();
        var run = new StartProgress(installation).follow(process);
        if (run.state() != Run.State.READY) {
            process.onExit().join();
            return installation.fail("The platform did not start: " + run.message() + "\nMore in "
                    + installation.home().logs() + ", or: ./nexus logs platform");
        }
        welcome(run, Duration.ofNanos(System.nanoTime() - from));
        if (detach) {
            Runtime.getRuntime().removeShutdownHook(stop);
            return Installation.OK;
        }
        installation.out().println("Ctrl-C stops it.");
        process.onExit().join();
        return stopping
                ? Installation.OK
                : installation.fail("The platform has ended: ./nexus logs platform says why.");
    }

    /** Also after a start that failed half way, and when Ctrl-C comes in the middle of one. */
    private void stop(ProcessHandle process) {
        stopping = true;
        if (process.isAlive()) {
            installation.out().println("\nStopping …");
            new Stopping(installation).stop(process);
            installation.out().println("Stopped.");
        }
    }

    private void welcome(Run run, Duration took) {
        var out = installation.out();
        out.println();
        out.println("N3XUS is up after %.1f s.".formatted(took.toMillis() / 1000.0));
        out.println("  Gateway   " + run.gateway());
        out.println("  Console   " + run.gateway() + "/");
        Credentials.read(installation.home()).ifPresent(credentials -> {
            out.println("  Users");
            credentials
                    .users()
                    .forEach(user ->
                            out.println("    %-6s  %s  (%s)".formatted(user.username(), user.password(), user.plan())));
        });
        out.println("  Token     ./nexus token alice");
        out.println("  See it    ./nexus demo");
        out.println();
    }
}
