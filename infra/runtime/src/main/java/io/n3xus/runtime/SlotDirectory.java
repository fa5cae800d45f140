package io.n3xus.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * The directory of one desktop, named by its host uid.
 *
 * <pre>
 *   state        what a new process must know (root's)
 *   screen/      holds the display server's socket; the sandbox's user's while it starts, root's ever after
 *   exit/ended   the exit status; not visible inside the sandbox
 * </pre>
 */
record SlotDirectory(Path path) {

    int uid() {
        return Integer.parseInt(path.getFileName().toString());
    }

    Path state() {
        return path.resolve("state");
    }

    Path screen() {
        return path.resolve("screen");
    }

    Path socket() {
        return screen().resolve("socket");
    }

    Path ended() {
        return path.resolve("exit").resolve("ended");
    }

    void prepare() throws IOException {
        permit(path, "rwx--x--x");
        for (var own : new Path[] {screen(), ended().getParent()}) {
            Files.createDirectory(own);
            permit(own, "rwx------");
            Files.setAttribute(own, "unix:uid", uid());
            Files.setAttribute(own, "unix:gid", uid());
        }
    }

    /**
     * Takes the socket's directory from the sandbox, once it has made its socket. Otherwise a person inside could put a
     * link to some other socket of the host in its place, and the relay, being root, would follow it.
     */
    void lockSocket() throws IOException {
        Files.setAttribute(screen(), "unix:uid", 0);
        Files.setAttribute(screen(), "unix:gid", 0);
        if (!Files.readAttributes(socket(), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .isOther()) {
            throw new IOException("The display server's socket is something else.");
        }
    }

    /** The exit status, or empty while there is none. */
    Optional<Exit> exit() {
        try {
            var status = Files.readString(ended()).strip();
            var at = Files.getLastModifiedTime(ended()).toInstant();
            return status.isEmpty() ? Optional.empty() : Optional.of(new Exit(Integer.parseInt(status), at));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete() {
        try (var files = Files.walk(path)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (NoSuchFileException _) {
            // Deleted already.
        } catch (IOException e) {
            throw new UncheckedIOException("Could not delete the directory of a desktop.", e);
        }
    }

    static void permit(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    /** How and when a sandbox ended. */
    record Exit(int status, Instant at) {}
}
