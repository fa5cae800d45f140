package io.n3xus.testkit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/**
 * Stands in for identity: signs any claims with a key of its own, serves that key and hands out service tokens on a
 * free loopback port. A token of a second instance is one signed by a stranger.
 */
public final class TestTokens implements AutoCloseable {

    private static final String NAME = "n3xus";

    /** What the role user may do; identity gives the same. */
    private static final String SCOPES =
            "telemetry:read telemetry:write command:execute task:read task:write ai:coordinate build deploy";

    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final Pattern CLIENT = Pattern.compile("\"client_id\"\\s*:\\s*\"([^\"]{1,64})\"");

    private final RSAKey key;
    private final HttpServer server;
    private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();

    private TestTokens() throws IOException, JOSEException {
        key = new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(requests);
        server.createContext("/internal/jwks", exchange -> answer(exchange, new JWKSet(key).toString()));
        server.createContext("/internal/token", exchange -> answer(exchange, serviceToken(exchange)));
        server.start();
    }

    public static TestTokens start() {
        try {
            return new TestTokens();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a service needs to believe these tokens, as {@code nexus.*} properties. */
    public Map<String, String> properties() {
        return Map.of(
                "nexus.identity.url",
                url().toString(),
                "nexus.identity.issuer",
                NAME,
                "nexus.identity.audience",
                NAME,
                "nexus.identity.client-secret",
                "any");
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** A token of a person: plan standard, role user, named after the id. */
    public String user(String userId) {
        return sign(claims(userId, "user", "standard").build());
    }

    public String admin(String userId) {
        return sign(claims(userId, "admin", "enterprise").build());
    }

    public String service(String name) {
        return sign(claims(name, "service", "enterprise").build());
    }

    /** Good claims to spoil: a test changes the one it is about and signs the result. */
    public static JWTClaimsSet.Builder claims(String subject, String role, String plan) {
        var now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(NAME)
                .audience(NAME)
                .subject(subject)
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFE)))
                .claim("username", subject)
                .claim("plan", plan)
                .claim("role", role)
                .claim("scope", role.equals("admin") ? SCOPES + " admin" : role.equals("user") ? SCOPES : role);
    }

    public String sign(JWTClaimsSet claims) {
        var header =
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build();
        var token = new SignedJWT(header, claims);
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    /** The same claims with {@code alg: none}: what a forger sends. */
    public static String unsigned(JWTClaimsSet claims) {
        return new PlainJWT(claims).serialize();
    }

    private String serviceToken(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var client = CLIENT.matcher(body);
        return "{\"access_token\":\"%s\",\"expires_in\":%d}"
                .formatted(service(client.find() ? client.group(1) : "unknown"), LIFE.toSeconds());
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        try (exchange) {
            var body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        requests.close();
    }
}
