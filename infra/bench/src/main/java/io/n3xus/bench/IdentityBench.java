package io.n3xus.bench;

import io.n3xus.standalone.engine.Api;
import io.n3xus.standalone.engine.Service;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Logins, keys, and how soon a revocation is known elsewhere. Each number has a peer: a key beside a token at the same
 * path, a known name beside one that is nobody's, in turns.
 */
final class IdentityBench {

    private static final int WARM_UP = 50;
    private static final int ROUNDS = 200;
    private static final int LOGINS = 300;
    private static final int CLIENTS = 4;
    private static final String WRONG = "wrong-password";

    private final Path project;

    IdentityBench(Path project) {
        this.project = project;
    }

    void run() throws Exception {
        try (var platform = new MeasuredPlatform(
                project,
                MeasuredPlatform.Training.OFF,
                "nexus.identity.lockout.per-user=1000000",
                "nexus.identity.lockout.per-address=1000000",
                "nexus.gateway.limits.unknown.windows.minute.requests=1000000",
                "nexus.gateway.limits.tables.supercore.all.windows.minute.plans.enterprise=1000000",
                "nexus.gateway.limits.tables.streamspace.login.windows.minute.requests=1000000",
                "nexus.gateway.limits.tables.streamspace.other.windows.minute.requests=1000000",
                "nexus.gateway.limits.tables.forge.login.windows.five-minutes.requests=1000000",
                "nexus.gateway.limits.tables.forge.other.windows.hour.requests=1000000")) {
            platform.up();
            var password = platform.password("admin");
            logins(platform, password);
            System.out.println(Samples.header());
            names(platform);
            keys(platform);
            revocations(platform, password);
        }
    }

    private static void logins(MeasuredPlatform platform, String password) throws Exception {
        var left = new AtomicInteger(LOGINS);
        logIn(platform, "admin", password);
        var from = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var clients = new ArrayList<Future<?>>();
            for (var client = 0; client < CLIENTS; client++) {
                clients.add(threads.submit(() -> {
                    while (left.getAndDecrement() > 0) {
                        expect(200, logIn(platform, "admin", password));
                    }
                }));
            }
            for (var client : clients) {
                client.get();
            }
        }
        System.out.printf("logins a second, %d clients: %.1f%n", CLIENTS, LOGINS * 1e9 / (System.nanoTime() - from));
    }

    private static void names(MeasuredPlatform platform) throws Exception {
        var known = new Samples("refused login: a user there is");
        var unknown = new Samples("refused login: nobody's name");
        for (var round = 0; round < WARM_UP + ROUNDS; round++) {
            var measured = round >= WARM_UP;
            time(measured, known, () -> expect(401, logIn(platform, "alice", WRONG)));
            time(measured, unknown, () -> expect(401, logIn(platform, "nobody", WRONG)));
        }
        print(known, unknown);
    }

    private static void keys(MeasuredPlatform platform) throws Exception {
        var token = platform.token("admin");
        var key = new Api(platform.gateway())
                .withToken(token)
                .post("/api/keys", Map.of("name", "bench", "permissions", List.of("build"), "rate_limit", 1_000_000))
                .path("key")
                .asString();
        var identity = platform.inside(Service.IDENTITY);
        var byToken = new Samples("wallet by token, through the gateway");
        var byKey = new Samples("the same by key, remembered");
        var verified = new Samples("a key asked of identity, not remembered");
        for (var round = 0; round < WARM_UP + ROUNDS; round++) {
            var measured = round >= WARM_UP;
            time(measured, byToken, () -> expect(200, wallet(platform, token)));
            time(measured, byKey, () -> expect(200, wallet(platform, key)));
            time(measured, verified, () -> identity.post("/internal/keys/verify", Map.of("key", key)));
        }
        print(byToken, byKey, verified);
    }

    /** From the moment in which a logout was sent to the first refusal by another gateway, which is asked all the time. */
    private static void revocations(MeasuredPlatform platform, String password) throws Exception {
        var samples = new Samples("logout sent -> refused by another gateway");
        try (var other = SecondGateway.of(platform);
                var http = HttpClient.newHttpClient()) {
            for (var round = 0; round < WARM_UP / 5 + ROUNDS; round++) {
                var token =
                        logIn(platform, "admin", password).body().path("token").asString();
                while (status(http, other.url(), token) != 200) {
                    Thread.onSpinWait();
                }
                var from = System.nanoTime();
                var logout = new Api(platform.gateway()).withToken(token).send("POST", "/api/v1/auth/logout", Map.of());
                expect(200, logout);
                while (status(http, other.url(), token) != 401) {
                    Thread.onSpinWait();
                }
                if (round >= WARM_UP / 5) {
                    samples.add(System.nanoTime() - from);
                }
            }
        }
        print(samples);
    }

    private static void time(boolean measured, Samples samples, Samples.Work work) throws Exception {
        (measured ? samples : new Samples("warm-up")).time(work);
    }

    private static int status(HttpClient http, String gateway, String token) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(gateway + "/api/keys"))
                .header("Authorization", "Bearer " + token)
                .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private static Api.Answer logIn(MeasuredPlatform platform, String username, String password) {
        return new Api(platform.gateway())
                .send("POST", "/api/v1/auth/login", Map.of("username", username, "password", password));
    }

    private static Api.Answer wallet(MeasuredPlatform platform, String credential) {
        return platform.supercore(credential).send("GET", "/wallet", null);
    }

    private static void expect(int status, Api.Answer answer) {
        if (answer.status() != status) {
            throw new IllegalStateException("Answered %d: %s".formatted(answer.status(), answer.body()));
        }
    }

    private static void print(Samples... samples) {
        List.of(samples).forEach(each -> System.out.println(each.row()));
    }
}
