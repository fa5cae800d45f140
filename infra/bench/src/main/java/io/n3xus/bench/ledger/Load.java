package io.n3xus.bench.ledger;

import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Clients that each hold and capture, one pair after the other. */
final class Load {

    static final long HOLD_MICROS = 1_000;
    static final long CAPTURE_MICROS = 600;

    private static final AtomicLong IDS = new AtomicLong();

    private final Contender contender;
    private final int clients;
    private final int wallets;
    private final ConcurrentLinkedQueue<long[]> took = new ConcurrentLinkedQueue<>();

    /** @param wallets of which each pair takes any */
    Load(Contender contender, int clients, int wallets) {
        this.contender = contender;
        this.clients = clients;
        this.wallets = wallets;
    }

    /** @param p50 and p99 of a pair, in milliseconds; from when it was due, if there was a rate */
    record Result(long pairs, double rate, double p50, double p99) {}

    /** As fast as it goes. */
    Result run(double seconds) throws InterruptedException {
        return run(seconds, 0);
    }

    /** At so many pairs a second of all clients together; 0 for as fast as it goes. */
    Result run(double seconds, double pairsPerSecond) throws InterruptedException {
        took.clear();
        var from = System.nanoTime();
        var until = from + (long) (seconds * 1e9);
        var gap = pairsPerSecond == 0 ? 0 : (long) (clients * 1e9 / pairsPerSecond);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var client = 0; client < clients; client++) {
                var first = from + gap * client / clients;
                threads.execute(() -> work(first, until, gap));
            }
        }
        var elapsed = System.nanoTime() - from;
        var all = took.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        return new Result(all.length, all.length / (elapsed / 1e9), millis(all, 50), millis(all, 99));
    }

    private void work(long first, long until, long gap) {
        var times = new long[1024];
        var count = 0;
        for (var due = first; System.nanoTime() < until; due += gap) {
            if (gap > 0) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            var began = gap > 0 ? due : System.nanoTime();
            pair();
            if (count == times.length) {
                times = Arrays.copyOf(times, 2 * count);
            }
            times[count++] = System.nanoTime() - began;
        }
        took.add(Arrays.copyOf(times, count));
    }

    private void pair() {
        var wallet = wallets == 1 ? 0 : ThreadLocalRandom.current().nextInt(wallets);
        var id = "h" + IDS.incrementAndGet();
        if (contender.hold(wallet, id, HOLD_MICROS)) {
            contender.capture(wallet, id, CAPTURE_MICROS);
        }
    }

    private static double millis(long[] sorted, int percent) {
        return sorted.length == 0
                ? Double.NaN
                : sorted[Math.max(0, (int) Math.ceil(percent / 100.0 * sorted.length) - 1)] / 1e6;
    }
}
