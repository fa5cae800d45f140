package io.n3xus.standalone.command;

import io.n3xus.standalone.home.Home;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code nexus}. The script of that name builds what is stale and starts this. */
@Command(
        name = "nexus",
        mixinStandardHelpOptions = true,
        version = "N3XUS 0.1.0",
        description = "Runs the N3XUS platform on this machine: no other server needed.",
        footer = {
            "",
            "First time:      ./nexus up         then open http://localhost:8080",
            "Who can sign in: ./nexus credentials",
            "State is kept in .nexus; set NEXUS_HOME to keep it elsewhere."
        },
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            DoctorCommand.class,
            CredentialsCommand.class,
            TokenCommand.class,
            TestCommand.class,
            RebuildCommand.class,
            DeadLettersCommand.class,
            VerifyLedgerCommand.class,
            RotateKeysCommand.class,
            DemoCommand.class,
            BenchCommand.class
        })
public final class Nexus implements Runnable {

    /** Examples must fit into one line, so that they can be copied. */
    private static final int HELP_WIDTH = 110;

    @CommandLine.Spec
    private CommandLine.Model.@org.jspecify.annotations.Nullable CommandSpec spec;

    public static void main(String[] arguments) {
        var project = Path.of(System.getProperty("nexus.project", ""));
        var installation = new Installation(
                Home.of(System.getenv(), project),
                project.toAbsolutePath().normalize(),
                System.getenv(),
                new PrintStream(System.out, true, StandardCharsets.UTF_8),
                new PrintStream(System.err, true, StandardCharsets.UTF_8));
        System.exit(commandLine(installation).execute(arguments));
    }

    static CommandLine commandLine(Installation installation) {
        return new CommandLine(Nexus.class, new CommandLine.IFactory() {
                    @Override
                    public <K> K create(Class<K> type) throws Exception {
                        try {
                            return type.getDeclaredConstructor(Installation.class)
                                    .newInstance(installation);
                        } catch (NoSuchMethodException e) {
                            return CommandLine.defaultFactory().create(type);
                        }
                    }
                })
                .setExecutionExceptionHandler((e, _, _) -> installation.fail(explanation(e)))
                .setUsageHelpWidth(HELP_WIDTH)
                .setExpandAtFiles(false)
                .setOptionsCaseInsensitive(false);
    }

    /** People get the sentence; the stack trace is for those who ask. */
    private static String explanation(Exception e) {
        if ("1".equals(System.getenv("NEXUS_DEBUG"))) {
            e.printStackTrace();
        }
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(System.out);
        }
    }
}
