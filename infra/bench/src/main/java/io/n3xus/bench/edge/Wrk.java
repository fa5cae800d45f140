package io.n3xus.bench.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Debian's {@code wrk}: one thread, 64 connections, every request with the token and the handshake. */
final class Wrk {

    private static final int CONNECTIONS = 64;
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern LATENCY = Pattern.compile("(50|99)%\\s+([0-9.]+)(us|ms|s)");
    private static final Pattern REFUSED = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");

    /**
     * One run.
     *
     * @param rate requests a second
     * @param p50 milliseconds
     * @param p99 milliseconds
     */
    record Result(double rate, double p50, double p99) {}

    private final String token;
    private final Path directory;

    Wrk(String token, Path directory) {
        this.token = token;
        this.directory = directory;
    }

    /** As fast as it goes. */
    Result run(int port, int seconds) throws IOException, InterruptedException {
        return run(port, seconds, List.of());
    }

    /** At about this many requests a second: each connection pauses between two. */
    Result run(int port, int seconds, double rate) throws IOException, InterruptedException {
        var script = directory.resolve("pause.lua");
        Files.writeString(script, "function delay() return %d end%n".formatted(Math.round(CONNECTIONS * 1000 / rate)));
        return run(port, seconds, List.of("-s", script.toString()));
    }

    private Result run(int port, int seconds, List<String> more) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                "wrk",
                "-t1",
                "-c" + CONNECTIONS,
                "-d" + seconds + "s",
                "--latency",
                "-H",
                "Authorization: Bearer " + token,
                "-H",
                "X-N3XUS-Handshake: 55-45-17"));
        command.addAll(more);
        command.add("http://127.0.0.1:" + port + "/api/v1/supercore/wallet");
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var text = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor();
        if (REFUSED.matcher(text).find()) {
            throw new IOException("Not every request was answered with 200:\n" + text);
        }
        return new Result(number(RATE, text), latency("50", text), latency("99", text));
    }

    private static double number(Pattern pattern, String text) throws IOException {
        var match = pattern.matcher(text);
        if (!match.find()) {
            throw new IOException("wrk said something else:\n" + text);
        }
        return Double.parseDouble(match.group(1));
    }

    private static double latency(String percent, String text) {
        return LATENCY.matcher(text)
                .results()
                .filter(each -> each.group(1).equals(percent))
                .mapToDouble(each -> Double.parseDouble(each.group(2))
                        * switch (each.group(3)) {
                            case "us" -> 0.001;
                            case "s" -> 1000;
                            default -> 1;
                        })
                .findFirst()
                .orElse(Double.NaN);
    }
}
