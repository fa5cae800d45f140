package io.n3xus.standalone.command;

import io.n3xus.standalone.engine.Replica;
import io.n3xus.standalone.home.Home;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what a part has logged. */
@Command(
        name = "logs",
        mixinStandardHelpOptions = true,
        description = {
            "Shows what a service has logged, oldest first. \"platform\" is everything that belongs to no service:",
            "the launcher, Kafka and the stores; \"postgres\" is PostgreSQL's own log.",
            "Files are JSON lines in .nexus/logs, bounded in size."
        },
        footer = {"", "Example: ./nexus logs session-service -f"})
final class LogsCommand implements Callable<Integer> {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    private final Installation installation;

    @Parameters(index = "0", paramLabel = "SERVICE", description = "Such as session-service, gateway or platform.")
    private String service = "";

    @Option(
            names = {"-f", "--follow"},
            description = "Go on with what is logged from now on.")
    private boolean follow;

    @Option(
            names = {"-n", "--lines"},
            description = "How many of the last lines; ${DEFAULT-VALUE} by default.")
    private int lines = 200;

    @Option(names = "--json", description = "The lines as they are in the file.")
    private boolean json;

    LogsCommand(Installation installation) {
        this.installation = installation;
    }

    @Override
    public Integer call() {
        var file = file(installation.home(), service);
        if (Files.notExists(file)) {
            return nothing();
        }
        UnaryOperator<String> form = json ? UnaryOperator.identity() : LogLine::readable;
        try (var reader = new RandomAccessFile(file.toFile(), "r")) {
            var all = Files.readAllLines(file);
            reader.seek(reader.length());
            all.subList(Math.max(0, all.size() - lines), all.size())
                    .forEach(line -> installation.out().println(form.apply(line)));
            if (follow) {
                follow(file, reader.getFilePointer(), form);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
        return Installation.OK;
    }

    /** A service that is well may have nothing to say; a name that no part has is a mistake. */
    private int nothing() {
        if (Replica.isPart(Replica.fullName(service))) {
            installation.err().println("\"%s\" has logged nothing yet.".formatted(service));
            return Installation.OK;
        }
        return installation.fail(
                "There is no part \"%s\". Logs: %s".formatted(service, String.join(", ", available())));
    }

    static Path file(Home home, String service) {
        var name = Replica.fullName(service);
        return name.equals("postgres") ? home.data("postgres").resolve("postgres.log") : home.log(name);
    }

    private List<String> available() {
        try (var files = Files.list(installation.home().logs())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("[a-z0-9-]+\\.log"))
                    .map(name -> name.substring(0, name.length() - ".log".length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of("nothing: the platform has not run yet");
        }
    }

    /** Until Ctrl-C. A file that was put aside because it was full is left for the new one. */
    private void follow(Path file, long from, UnaryOperator<String> form) throws IOException {
        var position = from;
        while (true) {
            var size = Files.exists(file) ? Files.size(file) : 0;
            if (size < position) {
                position = 0;
            }
            if (size > position) {
                position += print(file, position, form);
            }
            try {
                Thread.sleep(LOOK_AGAIN);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private long print(Path file, long from, UnaryOperator<String> form) throws IOException {
        try (var channel = Files.newByteChannel(file)) {
            var bytes = java.nio.ByteBuffer.allocate((int) Math.min(channel.size() - from, 1 << 20));
            channel.position(from).read(bytes);
            var text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
            var whole = text.substring(0, text.lastIndexOf('\n') + 1);
            whole.lines().forEach(line -> installation.out().println(form.apply(line)));
            return whole.getBytes(StandardCharsets.UTF_8).length;
        }
    }
}
