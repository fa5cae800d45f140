package io.n3xus.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A PostgreSQL server as a child of this process: in the foreground, durable, on loopback with a password, and ended
 * by the kernel when this process dies.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    public static final String USER = "nexus";
    public static final String DATABASE = "nexus";

    private static final long STOP_SECONDS = 20;
    private static final long LOG_BYTES = 4L << 20;

    private final int port;
    private final Process process;

    /**
     * Where data is kept, where the programs are unpacked (shared by all that name the same place), where it is served.
     *
     * @param port 0 for a free one
     */
    public record Settings(Path directory, Path programs, int port, String password) {

        @Override
        public String toString() {
            return "Settings[" + directory + ", port " + port + "]"; // Without the password.
        }
    }

    public EmbeddedPostgres(Settings settings) {
        port = Ports.free(settings.port());
        var directory = settings.directory().toAbsolutePath().normalize();
        var data = directory.resolve("data");
        var log = directory.resolve("postgres.log");
        var unprivileged = new Unprivileged();
        prepare(directory, log, unprivileged);
        var programs = PostgresBinaries.unpack(settings.programs());
        PostgresCluster.create(data, programs, unprivileged, USER, settings.password());
        new StalePostmaster(data).clear();
        process = launch(command(programs, data, unprivileged), log);
        try {
            new PostgresReadiness(process, port, log).await(USER, settings.password(), DATABASE);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    public int port() {
        return port;
    }

    /** Without user and password. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE;
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            StalePostmaster.signal("INT", process.toHandle());
            try {
                if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly().waitFor(STOP_SECONDS, TimeUnit.SECONDS);
                }
            } catch (InterruptedException e) {
                throw Commands.interrupted(e);
            }
        }
    }

    private static void prepare(Path directory, Path log, Unprivileged unprivileged) {
        try {
            if (Files.notExists(directory)) {
                Files.createDirectories(directory);
                unprivileged.handOver(directory);
            }
            if (Files.exists(log) && Files.size(log) > LOG_BYTES) {
                Files.delete(log);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot prepare " + directory, e);
        }
    }

    private List<String> command(Path programs, Path data, Unprivileged unprivileged) {
        var command = new ArrayList<String>();
        if (Commands.succeeds("setpriv", "--pdeathsig", "INT", "true")) {
            command.addAll(List.of("setpriv", "--pdeathsig", "INT"));
        }
        command.addAll(List.of(programs.resolve("postgres").toString(), "-D", data.toString()));
        command.addAll(List.of("-p", Integer.toString(port)));
        var settings = List.of(
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "max_connections=200",
                "shared_buffers=32MB",
                "log_checkpoints=off");
        settings.forEach(setting -> command.addAll(List.of("-c", setting)));
        return unprivileged.command(command);
    }

    /** The kernel watches the thread that starts a process, not the whole program: this one stays until PostgreSQL ends. */
    private static Process launch(List<String> command, Path log) {
        var started = new CompletableFuture<Process>();
        Thread.ofPlatform().daemon().name("postgres-keeper").start(() -> {
            try {
                var process = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start();
                started.complete(process);
                process.waitFor();
            } catch (IOException | InterruptedException e) {
                started.completeExceptionally(e);
            }
        });
        return started.join();
    }
}
