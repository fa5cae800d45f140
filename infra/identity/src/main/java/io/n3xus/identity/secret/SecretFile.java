package io.n3xus.identity.secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** A file only its owner may read. Reading one that everyone can read is refused rather than trusted. */
public record SecretFile(Path path) {

    private static final Set<StandardOpenOption> NEW = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

    public boolean exists() {
        return Files.exists(path);
    }

    public String read() {
        try {
            if (Files.getPosixFilePermissions(path).contains(PosixFilePermission.OTHERS_READ)) {
                throw new IllegalStateException("Everyone can read %s. Run: chmod 600 %s".formatted(path, path));
            }
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read %s".formatted(path), e);
        }
    }

    /**
     * Writes the file unless it is there already. Whoever reads it sees all of it or nothing, and of two processes that
     * write at the same time one wins and both go on with what {@link #read()} answers.
     */
    public void createOnce(String content) {
        write(content, draft -> {
            try {
                Files.createLink(path, draft);
            } catch (FileAlreadyExistsException _) {
                // Another process was first; its content is as good as ours.
            }
        });
    }

    /** Puts this content in the place of any other. Whoever reads it meanwhile sees all of one or all of the other. */
    public void replace(String content) {
        write(content, draft -> Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE));
    }

    private interface Placing {

        void place(Path draft) throws IOException;
    }

    private void write(String content, Placing placing) {
        try {
            var directory = Objects.requireNonNull(path.toAbsolutePath().getParent(), "a file has a directory");
            Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(permissions("rwx------")));
            var draft = directory.resolve("%s.%s".formatted(path.getFileName(), UUID.randomUUID()));
            try {
                writeDurably(draft, content);
                placing.place(draft);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write %s".formatted(path), e);
        }
    }

    private static void writeDurably(Path file, String content) throws IOException {
        var ownerOnly = PosixFilePermissions.asFileAttribute(permissions("rw-------"));
        try (var channel = FileChannel.open(file, NEW, ownerOnly)) {
            var bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private static Set<PosixFilePermission> permissions(String text) {
        return PosixFilePermissions.fromString(text);
    }
}
