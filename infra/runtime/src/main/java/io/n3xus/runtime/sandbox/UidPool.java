package io.n3xus.runtime.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntFunction;

/**
 * Hands out host uids, each to one sandbox of this host at a time. A claim is a symbolic link from the uid to the
 * directory of its owner, in one place for all processes of the host: a claim whose owner is gone is free again, so no
 * crash can leak one.
 */
public final class UidPool {

    /** Shared by all instances on a host, so that two of them never use the same uid. */
    public static final Path SHARED_CLAIMS = Path.of("/run/n3xus-uids");

    private static final ReentrantLock THIS_PROCESS = new ReentrantLock();

    private final Path claims;
    private final int first;
    private final int count;
    private int next;

    public UidPool(Path claims, int first, int count) {
        this.claims = claims;
        this.first = first;
        this.count = count;
    }

    /** Claims a uid and makes the directory that owns it, which is returned. */
    public Path claim(IntFunction<Path> directoryOf) {
        return locked(() -> {
            for (var tried = 0; tried < count; tried++) {
                var uid = first + next;
                next = (next + 1) % count;
                var claim = claims.resolve(Integer.toString(uid));
                // Follows the link, so a claim whose owner is gone does not count.
                if (!Files.exists(claim)) {
                    Files.deleteIfExists(claim);
                    var directory = directoryOf.apply(uid);
                    Files.createDirectory(directory);
                    Files.createSymbolicLink(claim, directory);
                    return directory;
                }
            }
            throw new IllegalStateException("All " + count + " host uids from " + first + " on are in use.");
        });
    }

    /** Gives the uid of a directory back. The directory must be gone already. */
    public void release(int uid) {
        var _ = locked(() -> {
            var claim = claims.resolve(Integer.toString(uid));
            return Files.exists(claim, LinkOption.NOFOLLOW_LINKS)
                    && !Files.exists(claim)
                    && Files.deleteIfExists(claim);
        });
    }

    /** True when this directory, and no other, holds its uid. */
    public boolean owns(Path directory) {
        return locked(() -> {
            var claim = claims.resolve(directory.getFileName());
            return Files.isSymbolicLink(claim) && Files.readSymbolicLink(claim).equals(directory);
        });
    }

    /** Uids whose owner's directory was removed without them: what still runs as one of them is nobody's. */
    public List<Integer> abandoned() {
        return locked(() -> {
            try (var links = Files.list(claims)) {
                return links.filter(link -> Files.isSymbolicLink(link) && !Files.exists(link))
                        .map(link -> Integer.valueOf(link.getFileName().toString()))
                        .toList();
            }
        });
    }

    private <T> T locked(Action<T> action) {
        THIS_PROCESS.lock();
        try {
            Files.createDirectories(claims);
            try (var channel = FileChannel.open(
                            claims.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var _ = channel.lock()) {
                return action.run();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Could not use the host uids claimed in " + claims + ".", e);
        } finally {
            THIS_PROCESS.unlock();
        }
    }

    private interface Action<T> {
        T run() throws IOException;
    }
}
