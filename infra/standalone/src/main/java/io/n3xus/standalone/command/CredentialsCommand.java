package io.n3xus.standalone.command;

import io.n3xus.standalone.home.Credentials;
import io.n3xus.standalone.home.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Prints who can sign in. */
@Command(
        name = "credentials",
        mixinStandardHelpOptions = true,
        description = {
            "Prints the seeded users and their passwords as JSON:",
            "{\"gateway\",\"users\":[{\"username\",\"email\",\"password\",\"plan\",\"role\"}]}",
            "They are made at the first start and kept in .nexus/credentials.json, readable by you alone."
        })
final class CredentialsCommand implements Callable<Integer> {

    private final Installation installation;

    CredentialsCommand(Installation installation) {
        this.installation = installation;
    }

    @Override
    public Integer call() {
        var credentials = Credentials.read(installation.home());
        if (credentials.isEmpty()) {
            return installation.fail("There are no users yet: they are made at the first ./nexus up");
        }
        installation.out().println(Json.MAPPER.writeValueAsString(credentials.get()));
        return Installation.OK;
    }
}
