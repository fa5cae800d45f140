package io.n3xus.bench;

import java.nio.file.Path;

/** Entry: {@code Bench start|session|command|identity}, with the project's directory in the property {@code nexus.project}. */
final class Bench {

    private Bench() {}

    static void main(String[] arguments) throws Exception {
        var project = Path.of(System.getProperty("nexus.project", ".")).toAbsolutePath();
        switch (arguments.length == 1 ? arguments[0] : "") {
            case "start" -> new StartBench(project).run();
            case "session" -> new SessionBench(project).run();
            case "command" -> new CommandBench(project).run();
            case "identity" -> new IdentityBench(project).run();
            default -> {
                System.err.println("Say what to measure: start, session, command or identity.");
                System.exit(2);
            }
        }
    }
}
