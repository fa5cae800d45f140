package io.n3xus.standalone.command;

import io.n3xus.standalone.engine.Launcher;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Lets a new key sign tokens. */
@Command(
        name = "rotate-keys",
        mixinStandardHelpOptions = true,
        description = {
            "Makes a new key that signs all tokens from now on. Tokens signed before stay valid until they expire.",
            "Keys rotate by themselves every 30 days; this is for when you cannot wait."
        },
        footer = {"", "Example: ./nexus rotate-keys"})
final class RotateKeysCommand implements Callable<Integer> {

    private final Installation installation;

    RotateKeysCommand(Installation installation) {
        this.installation = installation;
    }

    @Override
    public Integer call() {
        var run = installation.needRunning();
        if (run.isEmpty()) {
            return Installation.NOT_RUNNING;
        }
        var key = new Launcher(installation.home(), run.get()).rotateKeys();
        installation.out().println("Key " + key + " signs from now on.");
        return Installation.OK;
    }
}
