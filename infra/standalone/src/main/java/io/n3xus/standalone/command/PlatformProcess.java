package io.n3xus.standalone.command;

import io.n3xus.standalone.engine.PlatformJvm;
import io.n3xus.standalone.engine.PlatformMain;
import io.n3xus.standalone.engine.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The JVM that runs the platform: how it is started. */
final class PlatformProcess {

    private final Installation installation;
    private final PlatformMain.Order order;

    PlatformProcess(Installation installation, Ports ports, boolean split, Map<String, String> settings) {
        this.installation = installation;
        order = new PlatformMain.Order(
                installation.home().directory().toString(),
                installation.project().toString(),
                ports.byPart(),
                split,
                settings,
                false);
    }

    ProcessHandle start() {
        var output = installation.home().output("platform");
        try {
            Files.deleteIfExists(installation.home().run());
            var process = new ProcessBuilder(command())
                    .directory(installation.project().toFile())
                    .redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(output.toFile())
                    .start();
            return process.toHandle();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start the platform", e);
        }
    }

    private List<String> command() {
        var command = new ArrayList<String>();
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            command.add("/usr/bin/setsid"); // Neither Ctrl-C nor the end of a terminal reaches it directly.
        }
        command.addAll(new PlatformJvm(installation.jar()).command(order));
        return command;
    }
}
