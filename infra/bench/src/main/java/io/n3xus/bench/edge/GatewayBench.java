package io.n3xus.bench.edge;

import com.nimbusds.jose.JOSEException;
import com.sun.management.UnixOperatingSystemMXBean;
import io.n3xus.bench.edge.Wrk.Result;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * The gateway between one client and one backend, beside others in the same place, in turns: requests a second, how
 * long they take, what they cost, and what an idle socket costs.
 */
public final class GatewayBench {

    private static final int ROUNDS = 3;
    private static final int SECONDS = 6;
    private static final int WARM_SECONDS = 25;
    private static final int SOCKETS_WANTED = 10_000;
    private static final int OTHER_FILES = 1000;
    private static final double MEBI = 1024 * 1024;

    /** @param cpuMicros processor time of the measured program for one request */
    private record Round(Result result, double cpuMicros) {}

    private final Path project;

    public GatewayBench(Path project) {
        this.project = project;
    }

    /** Needs wrk, nginx, haproxy and redis-server, as Debian packs them. */
    public void run() throws IOException, InterruptedException, JOSEException {
        try (var sockets = new IdleSockets();
                var field = new Field(project)) {
            var all = field.start(sockets.servicePort());
            var wrk = new Wrk(field.token().text(), field.directory());
            for (var each : all) {
                wrk.run(each.port(), WARM_SECONDS);
            }
            var count = socketsPossible();
            var bytes = sockets.bytesEach(find(all, "ours"), field.token().text(), count);
            System.out.printf("%,d idle sockets: %.1f kB each%n%n", count, bytes / 1000.0);
            full(all, wrk);
            half(all, wrk);
        }
    }

    /** Each takes two open files of the gateway and two of this process. */
    private static int socketsPossible() {
        var system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return (int) Math.min(SOCKETS_WANTED, (system.getMaxFileDescriptorCount() - OTHER_FILES) / 2);
    }

    private static void full(List<Contestant> all, Wrk wrk) throws IOException, InterruptedException {
        var rounds = new LinkedHashMap<Contestant, List<Round>>();
        for (var round = 0; round < ROUNDS; round++) {
            for (var each : all) {
                var before = each.cpuSeconds();
                var result = wrk.run(each.port(), SECONDS);
                var micros = (each.cpuSeconds() - before) * 1e6 / (result.rate() * SECONDS);
                rounds.computeIfAbsent(each, _ -> new ArrayList<>()).add(new Round(result, micros));
            }
        }
        System.out.printf(
                "%-28s %12s %9s %9s %9s %9s%n",
                "64 connections, full load", "requests/s", "p50 ms", "p99 ms", "CPU us", "MiB");
        rounds.forEach((each, of) -> System.out.printf(
                "%-28s %,12.0f %9.2f %9.2f %9.1f %9.0f%n",
                each.name(),
                median(of, round -> round.result().rate()),
                median(of, round -> round.result().p50()),
                median(of, round -> round.result().p99()),
                median(of, Round::cpuMicros),
                each.memoryBytes() / MEBI));
    }

    /** All at half of what ours can do, so that nobody queues. */
    private static void half(List<Contestant> all, Wrk wrk) throws IOException, InterruptedException {
        var rate = wrk.run(find(all, "ours").port(), SECONDS).rate() / 2;
        var results = new LinkedHashMap<Contestant, List<Result>>();
        for (var round = 0; round < ROUNDS; round++) {
            for (var each : all) {
                results.computeIfAbsent(each, _ -> new ArrayList<>()).add(wrk.run(each.port(), SECONDS, rate));
            }
        }
        System.out.printf("%n%-28s %12s %9s %9s%n", "half load of ours", "requests/s", "p50 ms", "p99 ms");
        results.forEach((each, of) -> System.out.printf(
                "%-28s %,12.0f %9.2f %9.2f%n",
                each.name(), median(of, Result::rate), median(of, Result::p50), median(of, Result::p99)));
    }

    private static Contestant find(List<Contestant> all, String name) {
        return Objects.requireNonNull(
                all.stream()
                        .filter(each -> each.name().equals(name))
                        .findFirst()
                        .orElse(null),
                name);
    }

    private static <T> double median(List<T> of, ToDoubleFunction<T> figure) {
        return of.stream()
                .mapToDouble(figure)
                .sorted()
                .skip(of.size() / 2)
                .findFirst()
                .orElse(Double.NaN);
    }
}
