package io.n3xus.identity.keycloak;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Keycloak's OpenID Connect endpoints, as far as tokens for people need them. */
final class TokenEndpoint {

    private static final JsonMapper JSON = JsonMapper.shared();
    /** The client that tokens are for, which alone may ask about them. */
    private static final String AUDIENCE = "n3xus";

    private static final String REFUSED = "invalid_grant";

    private final HttpClient http;
    private final KeycloakSettings settings;
    private final String address;

    TokenEndpoint(HttpClient http, KeycloakSettings settings) {
        this.http = http;
        this.settings = settings;
        this.address = settings.realmUrl() + "/protocol/openid-connect";
    }

    /**
     * What Keycloak gives.
     *
     * @param refresh null from a client that gives none
     * @param refreshSeconds how long the refresh token lives
     */
    record Grant(
            String access,
            String scope,
            long seconds,
            @Nullable String refresh,
            long refreshSeconds) {

        @Override
        public String toString() {
            return "Grant";
        }
    }

    /** Empty when Keycloak does not believe them. */
    Optional<Grant> logIn(RealmClient client, String username, String password) {
        return token(client, Map.of("grant_type", "password", "username", username, "password", password));
    }

    /** Empty when the token is used, expired or of a login that has ended. */
    Optional<Grant> refresh(RealmClient client, String refreshToken) {
        return token(client, Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
    }

    /** False once the login or the user behind the token has ended. */
    boolean isAlive(String accessToken) {
        var answer = post("/token/introspect", AUDIENCE, Map.of("token", accessToken));
        if (answer.statusCode() != 200) {
            throw KeycloakUnavailable.because("introspection answered " + answer.statusCode());
        }
        return json(answer).path("active").asBoolean(false);
    }

    /** The public keys of the realm, as a JWK set. */
    String keys() {
        var answer = send(HttpRequest.newBuilder(URI.create(address + "/certs")).GET());
        if (answer.statusCode() != 200) {
            throw KeycloakUnavailable.because("its keys were answered with " + answer.statusCode());
        }
        return answer.body();
    }

    private Optional<Grant> token(RealmClient client, Map<String, String> form) {
        var answer = post("/token", client.id(), form);
        var body = json(answer);
        if (answer.statusCode() == 200) {
            return Optional.of(new Grant(
                    body.path("access_token").asString(),
                    body.path("scope").asString(""),
                    body.path("expires_in").asLong(),
                    body.path("refresh_token").asString(null),
                    body.path("refresh_expires_in").asLong(0)));
        }
        var error = body.path("error").asString("");
        if (error.equals(REFUSED)) {
            return Optional.empty();
        }
        throw KeycloakUnavailable.because("a token for %s was answered with %d %s; compare the client secret"
                .formatted(client.id(), answer.statusCode(), error));
    }

    private HttpResponse<String> post(String path, String client, Map<String, String> form) {
        var body = Map.of("client_id", client, "client_secret", settings.clientSecret());
        return send(HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(body) + "&" + encoded(form))));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(settings.timeout()).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw KeycloakUnavailable.because("it does not answer: " + e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw KeycloakUnavailable.because("stopping");
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JacksonException _) {
            return JSON.createObjectNode();
        }
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
