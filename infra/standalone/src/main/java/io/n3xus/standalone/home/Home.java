package io.n3xus.standalone.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** The directory {@code .nexus} (or {@code NEXUS_HOME}) and what is where in it. Only its owner may look inside. */
public record Home(Path directory) {

    public Home {
        directory = directory.toAbsolutePath().normalize();
    }

    /**
     * The home that the environment chooses.
     *
     * @param project the directory of the script {@code nexus}
     */
    public static Home of(Map<String, String> environment, Path project) {
        var chosen = environment.getOrDefault("NEXUS_HOME", "");
        return new Home(chosen.isBlank() ? project.resolve(".nexus") : Path.of(chosen));
    }

    public Home create() {
        var onlyOwner = PosixFilePermissions.fromString("rwx------");
        try {
            Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(onlyOwner));
            Files.setPosixFilePermissions(directory, onlyOwner);
            Files.createDirectories(logs());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot create " + directory + ". Choose another place with NEXUS_HOME.", e);
        }
        return this;
    }

    public Path logs() {
        return directory.resolve("logs");
    }

    public Path log(String part) {
        return logs().resolve(part + ".log");
    }

    /** What a process says before it can write log lines, and what the JVM says when it breaks. */
    public Path output(String part) {
        return logs().resolve(part + ".out");
    }

    public Path data(String part) {
        return directory.resolve("data").resolve(part);
    }

    public Path programs() {
        return directory.resolve("programs");
    }

    public Path share() {
        return directory.resolve("share");
    }

    public Path credentials() {
        return directory.resolve("credentials.json");
    }

    /** The secrets by which services prove to identity who they are. */
    public Path clients() {
        return directory.resolve("clients.json");
    }

    public Path databasePassword() {
        return directory.resolve("database-password");
    }

    public Path identityKey() {
        return directory.resolve("identity-key.json");
    }

    /** Ids of the seeded users, learned at the first start. */
    public Path accounts() {
        return directory.resolve("accounts.json");
    }

    public Path run() {
        return directory.resolve("run.json");
    }

    /** Held by a running platform; the system releases it however that ends. */
    public Path lock() {
        return directory.resolve("lock");
    }

    public Path aotCaches() {
        return directory.resolve("aot");
    }

    /** Of the desktops: a short path that other users can pass through, and gone after a reboot as they are. */
    public Path desktops() {
        var shared =
                Files.isWritable(Path.of("/run")) ? Path.of("/run") : Path.of(System.getProperty("java.io.tmpdir"));
        return shared.resolve(
                "n3xus-" + Integer.toHexString(directory.toString().hashCode()));
    }
}
