package io.n3xus.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/** From {@code nexus up} to all healthy: the first time, and warm. */
final class StartBench {

    private static final int WARM_STARTS = 5;

    private final Path project;

    StartBench(Path project) {
        this.project = project;
    }

    void run() throws Exception {
        System.out.printf("%-10s %8s %8s %12s%n", "start", "wall s", "cpu s", "resident MB");
        try (var platform = new MeasuredPlatform(project, MeasuredPlatform.Training.ON)) {
            measure("first", platform);
            platform.awaitTraining();
            for (var start = 1; start <= WARM_STARTS; start++) {
                platform.down();
                measure("warm " + start, platform);
            }
        }
    }

    private static void measure(String name, MeasuredPlatform platform) throws IOException {
        var from = System.nanoTime();
        platform.up();
        var wall = Duration.ofNanos(System.nanoTime() - from);
        var cpuMillis = 0L;
        var residentKilobytes = 0L;
        for (var process : platform.processes()) {
            cpuMillis += process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis();
            residentKilobytes += proportionalKilobytes(process);
        }
        System.out.printf(
                Locale.ROOT,
                "%-10s %8.1f %8.1f %12d%n",
                name,
                wall.toMillis() / 1e3,
                cpuMillis / 1e3,
                residentKilobytes / 1024);
    }

    /** Resident memory, with what processes share counted once. */
    private static long proportionalKilobytes(ProcessHandle process) throws IOException {
        var smaps = Path.of("/proc", Long.toString(process.pid()), "smaps_rollup");
        try (var lines = Files.lines(smaps)) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException | java.io.UncheckedIOException gone) {
            return 0;
        }
    }
}
