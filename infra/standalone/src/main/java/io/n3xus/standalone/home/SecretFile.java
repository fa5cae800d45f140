package io.n3xus.standalone.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.function.Supplier;

/** A file that only its owner can read, replaced as a whole, so that a kill never leaves half of it. */
public record SecretFile(Path path) {

    public Optional<String> read() {
        try {
            return Files.exists(path) ? Optional.of(Files.readString(path)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path, e);
        }
    }

    public String readOrMake(Supplier<String> content) {
        return read().orElseGet(() -> {
            var made = content.get();
            write(made);
            return made;
        });
    }

    public void write(String content) {
        var attribute = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try {
            Path fresh = Files.createTempFile(path.getParent(), path.getFileName() + "-", ".new", attribute);
            Files.writeString(fresh, content);
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + path, e);
        }
    }
}
