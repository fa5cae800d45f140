package io.n3xus.platform.security;

import io.n3xus.platform.refusal.PlatformRefusal;
import io.n3xus.platform.refusal.Refusal;
import io.n3xus.platform.refusal.RefusedException;
import io.n3xus.platform.service.PlatformSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** This service's own token, for calls that no user stands behind. Fetched from identity, kept until shortly before it ends. */
public final class ServiceToken {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration SPARE = Duration.ofSeconds(60);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http;
    private final PlatformSettings settings;
    private final Clock clock;
    private Issued issued = new Issued("", Instant.MIN);

    public ServiceToken(HttpClient http, PlatformSettings settings, Clock clock) {
        this.http = http;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The token, fetched when there is none or it is about to end.
     *
     * @throws RefusedException with kind UNAVAILABLE when identity gives none
     */
    public synchronized String value() {
        if (!clock.instant().isBefore(issued.renewAt())) {
            issued = fetch();
        }
        return issued.token();
    }

    private Issued fetch() {
        var identity = settings.identity();
        var body = JSON.writeValueAsString(
                Map.of("client_id", settings.service(), "client_secret", identity.clientSecret()));
        var request = HttpRequest.newBuilder(URI.create(identity.url() + "/internal/token"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            var response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw unavailable("identity answered %d".formatted(response.statusCode()));
            }
            var answer = JSON.readTree(response.body());
            var life = Duration.ofSeconds(answer.get("expires_in").asLong());
            return new Issued(
                    answer.get("access_token").asString(),
                    clock.instant().plus(life).minus(SPARE));
        } catch (IOException unreachable) {
            throw unavailable("identity does not answer");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw unavailable("stopping");
        }
    }

    private static RefusedException unavailable(String why) {
        return new RefusedException(
                Refusal.of(PlatformRefusal.UNAVAILABLE, "No service token can be had now: %s.".formatted(why))
                        .retryAfter(Duration.ofSeconds(1)));
    }

    private record Issued(String token, Instant renewAt) {}
}
