package io.n3xus.standalone.engine;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks a part of the platform how it is. */
public final class Health {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    private Health() {}

    /** Says what is wrong; empty when nothing is. */
    public static String problem(String url) {
        var request = HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE).build();
        try {
            var response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            return response.statusCode() == 200 ? "" : "answers " + response.statusCode() + ": " + response.body();
        } catch (IOException e) {
            return "does not answer";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    static void await(String name, String url, Duration bound, java.util.function.BooleanSupplier alive) {
        var end = System.nanoTime() + bound.toNanos();
        var problem = problem(url);
        while (!problem.isEmpty()) {
            if (!alive.getAsBoolean()) {
                throw new IllegalStateException(name + " ended while starting. Its log: ./nexus logs " + name);
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException(name + " is not healthy: it " + problem);
            }
            try {
                Thread.sleep(LOOK_AGAIN);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted", e);
            }
            problem = problem(url);
        }
    }
}
