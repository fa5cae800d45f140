package io.n3xus.testkit;

import io.n3xus.embedded.EmbeddedKafka;
import io.n3xus.embedded.EmbeddedMongo;
import io.n3xus.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/** The parts of the one-machine mode on free ports, in a directory that is gone when the tests are. */
final class EmbeddedBackends {

    private static final String PREFIX = "n3xus-test-";
    private static final Pattern OWNER = Pattern.compile(PREFIX + "([0-9]{1,18})-[0-9]+$");
    private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));

    /** PostgreSQL may run as another user, who has to reach its files below. */
    private static final String PASSABLE = "rwx--x--x";

    /** Unpacked once and kept for the next tests. */
    private static final Path PROGRAMS = TEMPORARY.resolve("n3xus-test-programs-" + System.getProperty("user.name"));

    private EmbeddedBackends() {}

    static Backends.Addresses start() {
        var directory = makeDirectory();
        var password = UUID.randomUUID().toString();
        var postgres = CompletableFuture.supplyAsync(() -> new EmbeddedPostgres(
                new EmbeddedPostgres.Settings(directory.resolve("postgres"), PROGRAMS, 0, password)));
        var mongo = CompletableFuture.supplyAsync(
                () -> new EmbeddedMongo(new EmbeddedMongo.Settings(directory.resolve("mongo"), 0)));
        var kafka = new EmbeddedKafka(new EmbeddedKafka.Settings(directory.resolve("kafka"), 0, 0));

        var parts = new Parts(directory, kafka, postgres.join(), mongo.join());
        Runtime.getRuntime().addShutdownHook(new Thread(parts::end, "backends-end"));
        return new Backends.Addresses(
                kafka.servers(),
                parts.postgres().url(),
                EmbeddedPostgres.USER,
                password,
                parts.mongo().uri());
    }

    private static Path makeDirectory() {
        try {
            removeLeftovers(TEMPORARY);
            var prefix = PREFIX + ProcessHandle.current().pid() + "-";
            var directory = Files.createTempDirectory(TEMPORARY, prefix);
            return Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString(PASSABLE));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make a directory for tests in " + TEMPORARY, e);
        }
    }

    /** Of JVMs that were killed, and so could not remove their directory themselves. */
    static void removeLeftovers(Path parent) throws IOException {
        try (var entries = Files.newDirectoryStream(parent, PREFIX + "*-*")) {
            for (var entry : entries) {
                var owner = OWNER.matcher(entry.toString());
                if (owner.find()
                        && ProcessHandle.of(Long.parseLong(owner.group(1))).isEmpty()) {
                    deleteIfPossible(entry);
                }
            }
        }
    }

    private record Parts(Path directory, EmbeddedKafka kafka, EmbeddedPostgres postgres, EmbeddedMongo mongo) {

        void end() {
            kafka.close();
            mongo.close();
            postgres.close();
            try {
                delete(directory);
            } catch (IOException e) {
                System.err.println("Left behind by tests: " + directory + " (" + e + ")");
            }
        }
    }

    private static void deleteIfPossible(Path directory) {
        try {
            delete(directory);
        } catch (IOException | UncheckedIOException _) {
            // Another JVM is at it, or it is another user's.
        }
    }

    private static void delete(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
