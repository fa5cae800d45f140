package io.n3xus.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.n3xus.standalone.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Each command explains itself, and the script's own short help names it. */
class HelpTest {

    private static final Path SCRIPT = Path.of("../../nexus");

    static Stream<CommandLine> commands() {
        var installation = new Installation(new Home(Path.of("none")), Path.of(""), Map.of(), System.out, System.err);
        return Nexus.commandLine(installation).getSubcommands().values().stream();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void saysWhatItDoes(CommandLine command) {
        assertThat(command.getUsageMessage(CommandLine.Help.Ansi.OFF))
                .startsWith("Usage: nexus " + command.getCommandName());
        assertThat(command.getCommandSpec().usageMessage().description()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void isNamedByTheScript(CommandLine command) throws IOException {
        assertThat(Files.readString(SCRIPT)).contains("\n  " + command.getCommandName() + " ");
    }
}
