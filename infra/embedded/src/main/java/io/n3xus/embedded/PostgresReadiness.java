package io.n3xus.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.Set;

/** Waits until a started PostgreSQL answers, and says why when it does not. */
final class PostgresReadiness {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
    private static final Set<String> WRONG_PASSWORD = Set.of("28P01", "28000");
    private static final int LAST_LINES = 5;

    private final Process process;
    private final int port;
    private final Path log;

    PostgresReadiness(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    void await(String user, String password, String database) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try (var connection = connect(user, password)) {
                createIfMissing(connection, database);
                return;
            } catch (SQLException e) {
                if (!process.isAlive()) {
                    throw new IllegalStateException("PostgreSQL ended while starting: " + lastLines(), e);
                }
                if (WRONG_PASSWORD.contains(e.getSQLState())) {
                    throw new IllegalStateException(
                            "The password of the database in " + log.getParent()
                                    + " is another one: restore it, or remove the directory to start empty.",
                            e);
                }
                if (System.nanoTime() > end) {
                    throw new IllegalStateException("PostgreSQL does not answer: " + lastLines(), e);
                }
                pause();
            }
        }
    }

    private Connection connect(String user, String password) throws SQLException {
        var properties = new Properties();
        properties.put("user", user);
        properties.put("password", password);
        properties.put("connectTimeout", "2");
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres", properties);
    }

    private static void createIfMissing(Connection connection, String database) throws SQLException {
        try (var statement = connection.createStatement();
                var found = statement.executeQuery("select 1 from pg_database where datname = '" + database + "'")) {
            if (!found.next()) {
                statement.execute("create database " + database);
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_AGAIN);
        } catch (InterruptedException e) {
            throw Commands.interrupted(e);
        }
    }

    private String lastLines() {
        try {
            var lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        } catch (IOException e) {
            return "see " + log;
        }
    }
}
