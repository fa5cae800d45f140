package io.n3xus.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {

    private static final Path PROGRAMS = Path.of("target/postgres");
    private static final int KILLS = 2;
    private static final int ACKNOWLEDGEMENTS = 300;

    @TempDir
    Path directory;

    @Test
    void keepsRowsOverARestart() throws Exception {
        try (var postgres = new EmbeddedPostgres(settings(0));
                var connection = connect(postgres, "secret");
                var statement = connection.createStatement()) {
            statement.execute("create table kept (id int primary key)");
            statement.execute("insert into kept values (1)");
        }
        try (var postgres = new EmbeddedPostgres(settings(0))) {
            assertThat(rows(postgres)).isOne();
        }
    }

    @Test
    void refusesAWrongPassword() {
        try (var postgres = new EmbeddedPostgres(settings(0))) {
            assertThatThrownBy(() -> connect(postgres, "wrong").close()).hasMessageContaining("password");
        }
        var other = new EmbeddedPostgres.Settings(directory, PROGRAMS, 0, "another");
        assertThatThrownBy(() -> new EmbeddedPostgres(other).close()).hasMessageContaining("is another one");
    }

    @Test
    void keepsEveryAcknowledgedRowOverKills() throws Exception {
        var acknowledged = 0;
        for (int run = 0; run < KILLS; run++) {
            acknowledged += KilledProcess.run(Writer.class, ACKNOWLEDGEMENTS, directory.toString())
                    .size();
            try (var postgres = new EmbeddedPostgres(settings(0))) {
                assertThat(rows(postgres)).isBetween(acknowledged, acknowledged + run + 1);
            }
        }
    }

    @Test
    void replacesAPostmasterThatAKilledRunLeftBehind() throws Exception {
        var data = directory.toAbsolutePath().resolve("data");
        new EmbeddedPostgres(settings(0)).close();
        var port = Ports.free(0);
        var programs = PostgresBinaries.unpack(PROGRAMS);
        var orphan = new ProcessBuilder(new Unprivileged()
                        .command(java.util.List.of(
                                programs.resolve("postgres").toString(),
                                "-D",
                                data.toString(),
                                "-p",
                                Integer.toString(port),
                                "-c",
                                "listen_addresses=127.0.0.1",
                                "-c",
                                "unix_socket_directories=")))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        new PostgresReadiness(orphan, port, directory.resolve("none"))
                .await(EmbeddedPostgres.USER, "secret", EmbeddedPostgres.DATABASE);

        try (var postgres = new EmbeddedPostgres(settings(port))) {
            assertThat(orphan.waitFor()).isZero();
            assertThat(postgres.port()).isEqualTo(port);
        }
    }

    @Test
    void ignoresTheLockFileOfAProcessThatIsNotPostgres() throws Exception {
        new EmbeddedPostgres(settings(0)).close();
        Files.writeString(
                directory.resolve("data/postmaster.pid"),
                ProcessHandle.current().pid() + "\n");

        try (var postgres = new EmbeddedPostgres(settings(0))) {
            assertThat(postgres.url()).endsWith("/nexus");
        }
    }

    @Test
    void startsAgainAfterAKillInTheFirstStart() throws Exception {
        Files.createDirectories(directory.resolve("data.init/base"));
        Files.writeString(directory.resolve("data.init/PG_VERSION"), "18");

        try (var postgres = new EmbeddedPostgres(settings(0));
                var connection = connect(postgres, "secret")) {
            assertThat(connection.isValid(1)).isTrue();
        }
    }

    private EmbeddedPostgres.Settings settings(int port) {
        return new EmbeddedPostgres.Settings(directory, PROGRAMS, port, "secret");
    }

    private static Connection connect(EmbeddedPostgres postgres, String password) throws SQLException {
        return DriverManager.getConnection(postgres.url(), EmbeddedPostgres.USER, password);
    }

    private static int rows(EmbeddedPostgres postgres) throws SQLException {
        try (var connection = connect(postgres, "secret");
                var statement = connection.createStatement();
                var count = statement.executeQuery("select count(*) from kept")) {
            count.next();
            return count.getInt(1);
        }
    }

    /** Inserts rows and prints each one that was answered. */
    static final class Writer {

        private Writer() {}

        static void main(String[] arguments) throws Exception {
            var settings = new EmbeddedPostgres.Settings(Path.of(arguments[0]), PROGRAMS, 0, "secret");
            var postgres = new EmbeddedPostgres(settings);
            try (var connection = connect(postgres, "secret");
                    var statement = connection.createStatement()) {
                statement.execute("create table if not exists kept (id bigserial primary key)");
                for (int i = 0; ; i++) {
                    statement.execute("insert into kept default values");
                    System.out.println("ACK " + i);
                }
            }
        }
    }
}
