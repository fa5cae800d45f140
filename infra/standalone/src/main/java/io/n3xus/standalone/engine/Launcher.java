package io.n3xus.standalone.engine;

import io.n3xus.standalone.home.ClientSecrets;
import io.n3xus.standalone.home.Home;
import io.n3xus.standalone.home.Run;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the launcher asks of a running platform in its own name. */
public final class Launcher {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Home home;
    private final Run run;

    public Launcher(Home home, Run run) {
        this.home = home;
        this.run = run;
    }

    /** Returns the last line, with the digests; what differs from the log stays as it is. */
    public JsonNode rebuild(Run.Part part, Consumer<JsonNode> progress) {
        return rebuild(part, false, progress);
    }

    /** The same, and replaces what differs when asked to. */
    public JsonNode rebuild(Run.Part part, boolean replace, Consumer<JsonNode> progress) {
        var address = "http://127.0.0.1:%d/internal/rebuild?replace=%s".formatted(part.port(), replace);
        var request = HttpRequest.newBuilder(URI.create(address))
                .header("Authorization", "Bearer " + token())
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        try (var http = HttpClient.newHttpClient()) {
            var response = http.send(request, HttpResponse.BodyHandlers.ofLines());
            if (response.statusCode() != 200) {
                throw new IllegalStateException("The rebuild was answered with %d: %s"
                        .formatted(
                                response.statusCode(),
                                String.join("", response.body().toList())));
            }
            JsonNode last = JSON.createObjectNode();
            for (var line : (Iterable<String>) response.body()::iterator) {
                last = JSON.readTree(line);
                if (last.has("total")) {
                    progress.accept(last);
                }
            }
            return last;
        } catch (IOException e) {
            throw new IllegalStateException("The rebuild was cut off", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    /** What a service tells the launcher; refuses every answer but 200. */
    public JsonNode get(Service service, String path) {
        var answer = at(service).send("GET", path, null);
        if (answer.status() != 200) {
            throw new IllegalStateException("GET %s of %s answered %d: %s"
                    .formatted(path, service.serviceName(), answer.status(), answer.body()));
        }
        return answer.body();
    }

    /** A service itself, asked with the launcher's token of now, past the gateway. */
    public Api at(Service service) {
        var part = run.part(service.serviceName()).orElseThrow();
        return new Api("http://127.0.0.1:" + part.port()).withToken(token());
    }

    /** Returns the id of the key that signs tokens from now on. */
    public String rotateKeys() {
        return at(Service.IDENTITY)
                .post("/internal/signing-keys", Map.of())
                .path("kid")
                .asString();
    }

    private String token() {
        return token(home, identity());
    }

    private String identity() {
        var identity = run.part(Service.IDENTITY.serviceName()).orElseThrow();
        return "http://127.0.0.1:" + identity.port();
    }

    static String token(Home home, String identity) {
        var secret = ClientSecrets.readOrMake(home, List.of(Secrets.LAUNCHER)).of(Secrets.LAUNCHER);
        return new Api(identity)
                .post("/internal/token", Map.of("client_id", Secrets.LAUNCHER, "client_secret", secret))
                .path("access_token")
                .asString();
    }
}
