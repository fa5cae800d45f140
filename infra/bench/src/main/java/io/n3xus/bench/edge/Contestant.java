package io.n3xus.bench.edge;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A program that is measured, in a process of its own on loopback. */
final class Contestant implements AutoCloseable {

    private static final long STARTS_WITHIN_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final int TICKS_A_SECOND = 100;
    private static final int USER_TICKS = 11;

    private final String name;
    private final int port;
    private final Process process;

    private Contestant(String name, int port, Process process) {
        this.name = name;
        this.port = port;
        this.process = process;
    }

    /** Returns when it listens. Its output goes to a file of its name. */
    static Contestant start(String name, int port, Path directory, List<String> command) throws IOException {
        var process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(
                        directory.resolve(name.replace(' ', '-') + ".log").toFile())
                .start();
        var contestant = new Contestant(name, port, process);
        contestant.awaitListening();
        return contestant;
    }

    private void awaitListening() throws IOException {
        var deadline = System.nanoTime() + STARTS_WITHIN_NANOS;
        while (true) {
            try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException notYet) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    throw new IOException(name + " does not listen on port " + port, notYet);
                }
                LockSupport.parkNanos(LOOK_AGAIN_NANOS);
            }
        }
    }

    /** Another port of the same program. */
    Contestant as(String otherName, int otherPort) {
        return new Contestant(otherName, otherPort, process);
    }

    String name() {
        return name;
    }

    int port() {
        return port;
    }

    /** Seconds of processor time that it and its children have used. */
    double cpuSeconds() {
        return processes()
                        .mapToLong(each ->
                                Long.parseLong(stat(each)[USER_TICKS]) + Long.parseLong(stat(each)[USER_TICKS + 1]))
                        .sum()
                / (double) TICKS_A_SECOND;
    }

    /** Resident memory of it and its children, in bytes. */
    long memoryBytes() {
        return processes().mapToLong(Contestant::resident).sum();
    }

    private Stream<ProcessHandle> processes() {
        return Stream.concat(Stream.of(process.toHandle()), process.toHandle().descendants());
    }

    /** The fields of proc_pid_stat(5) from the third on: the second may hold blanks. */
    private static String[] stat(ProcessHandle process) {
        var line = read(process, "stat");
        return line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
    }

    private static long resident(ProcessHandle process) {
        return read(process, "status")
                .lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .sum();
    }

    private static String read(ProcessHandle process, String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), file), US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        process.onExit().orTimeout(20, TimeUnit.SECONDS).join();
    }
}
