package io.n3xus.bench;

import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;

/** How long each of many equal things took. */
final class Samples {

    private final String name;
    private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();

    Samples(String name) {
        this.name = name;
    }

    void add(long took) {
        nanos.add(took);
    }

    /** Times one thing. */
    void time(Work work) throws Exception {
        var from = System.nanoTime();
        work.run();
        add(System.nanoTime() - from);
    }

    static String header() {
        return "%-44s %6s %9s %9s %9s %9s".formatted("milliseconds", "n", "min", "p50", "p95", "p99");
    }

    String row() {
        var sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        if (sorted.length == 0) {
            return "%-44s %6d".formatted(name, 0);
        }
        return "%-44s %6d %9s %9s %9s %9s"
                .formatted(
                        name,
                        sorted.length,
                        millis(sorted[0]),
                        millis(percentile(sorted, 50)),
                        millis(percentile(sorted, 95)),
                        millis(percentile(sorted, 99)));
    }

    /** Nearest rank: the smallest sample that at least this many in a hundred do not exceed. */
    static long percentile(long[] sorted, int percent) {
        return sorted[Math.max(0, (int) Math.ceil(percent / 100.0 * sorted.length) - 1)];
    }

    private static String millis(long nanos) {
        return String.format(Locale.ROOT, "%.2f", nanos / 1e6);
    }

    /** Something to time. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }
}
