package io.n3xus.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** The data directory: made beside its place and then renamed, so that a kill leaves nothing half made. */
final class PostgresCluster {

    private PostgresCluster() {}

    static void create(Path data, Path programs, Unprivileged unprivileged, String user, String password) {
        if (Files.exists(data.resolve("PG_VERSION"))) {
            return;
        }
        var unfinished = data.resolveSibling(data.getFileName() + ".init");
        var passwordFile = data.resolveSibling("password.init");
        try {
            PostgresBinaries.delete(unfinished);
            Files.createDirectories(unfinished);
            writeSecret(passwordFile, password);
            unprivileged.handOver(unfinished);
            unprivileged.handOver(passwordFile);
            Commands.run(unprivileged.command(List.of(
                    programs.resolve("initdb").toString(),
                    "--pgdata=" + unfinished,
                    "--username=" + user,
                    "--pwfile=" + passwordFile,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--no-instructions")));
            Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot create the PostgreSQL data in " + data, e);
        } finally {
            passwordFile.toFile().delete();
        }
    }

    private static void writeSecret(Path file, String secret) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, secret);
    }
}
