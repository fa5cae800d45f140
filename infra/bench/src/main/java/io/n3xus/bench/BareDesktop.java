package io.n3xus.bench;

import io.n3xus.runtime.rfb.RfbClient;
import java.io.IOException;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.springframework.util.FileSystemUtils;

/** The peer: the same desktop started by a shell script, seen through its unix socket. */
final class BareDesktop {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private BareDesktop() {}

    /** Returns when its terminal is painted, and ends it. Returns how long the start took, in nanoseconds. */
    static long startAndPaint() throws IOException, InterruptedException {
        var directory = Files.createTempDirectory("n3xus-bare-");
        var script = directory.resolve("bare-desktop.sh");
        try (var source = BareDesktop.class.getResourceAsStream("/bare-desktop.sh")) {
            Files.copy(Objects.requireNonNull(source), script);
        }
        var from = System.nanoTime();
        var process = new ProcessBuilder("sh", script.toString(), directory.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            try (var viewer = connect(directory.resolve("vnc.sock"))) {
                SessionBench.awaitPainted(viewer);
            }
            return System.nanoTime() - from;
        } finally {
            end(process, directory);
        }
    }

    /** A socket that is there may not be listened to yet. */
    private static RfbClient connect(Path socket) throws IOException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return RfbClient.connect(socket, PATIENCE);
            } catch (SocketException notYet) {
                if (System.nanoTime() > deadline) {
                    throw notYet;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
            }
        }
    }

    private static void end(Process process, Path directory) throws IOException, InterruptedException {
        process.destroy();
        process.waitFor(5, TimeUnit.SECONDS);
        FileSystemUtils.deleteRecursively(directory);
    }
}
