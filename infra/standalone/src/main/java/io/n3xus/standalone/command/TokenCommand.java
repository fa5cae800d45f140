package io.n3xus.standalone.command;

import io.n3xus.standalone.engine.Api;
import io.n3xus.standalone.home.Credentials;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints a token. */
@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        description = "Signs a seeded user in and prints the token, and nothing else. It lives for 24 hours.",
        footer = {
            "",
            "Example:",
            "  curl -H \"Authorization: Bearer $(./nexus token alice)\" \\",
            "       -H 'X-N3XUS-Handshake: 55-45-17' http://localhost:8080/v1/supercore/resources/tiers"
        })
final class TokenCommand implements Callable<Integer> {

    private final Installation installation;

    @Parameters(index = "0", paramLabel = "USERNAME", description = "admin, alice or bob.")
    private String username = "";

    TokenCommand(Installation installation) {
        this.installation = installation;
    }

    @Override
    public Integer call() {
        var run = installation.needRunning();
        if (run.isEmpty()) {
            return Installation.NOT_RUNNING;
        }
        var credentials = Credentials.read(installation.home()).orElseThrow();
        var user = credentials.user(username);
        if (user.isEmpty()) {
            return installation.fail("There is no seeded user \"%s\". There are: %s"
                    .formatted(
                            username,
                            credentials.users().stream()
                                    .map(Credentials.User::username)
                                    .collect(Collectors.joining(", "))));
        }
        var login = Map.of("username", username, "password", user.get().password());
        var answer = new Api(run.get().gateway()).send("POST", "/api/v1/auth/login", login);
        if (answer.status() != 200) {
            return installation.fail("Signing in was answered with %d: %s. Was the password changed?"
                    .formatted(answer.status(), answer.body().path("message").asString("")));
        }
        installation.out().println(answer.body().path("token").asString());
        return Installation.OK;
    }
}
