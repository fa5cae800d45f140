package io.n3xus.gateway;

import com.sun.net.httpserver.HttpExchange;
import io.n3xus.testkit.ApiClient;
import io.n3xus.testkit.TestTokens;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.json.JsonMapper;

/** Identity as the gateway asks it: keys of the issuer, service tokens, and whose API key it is. */
final class StubIdentity implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String VERIFY = "/internal/keys/verify";

    private final TestTokens tokens;
    private final StubService http = new StubService("identity");
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    volatile int verifyStatus = 200;

    StubIdentity(TestTokens tokens) {
        this.tokens = tokens;
        http.answering(this::answer);
    }

    /** A key of this user; what it is answered with is {@link #tokenOf}. */
    String key(String keyId, String userId) {
        var text = "pk_live_%s_%s".formatted(keyId.substring(4), "5".repeat(48));
        answers.put(
                text,
                JSON.writeValueAsString(Map.of(
                        "key_id",
                        keyId,
                        "user_id",
                        userId,
                        "plan",
                        "standard",
                        "role",
                        "user",
                        "scopes",
                        List.of("build", "command:execute"),
                        "requests_per_hour",
                        50,
                        "token",
                        tokens.user(userId),
                        "token_id",
                        keyId + ".first",
                        "expires_at",
                        Instant.now().plusSeconds(300).toString())));
        return text;
    }

    /** As when the account of its owner was closed. */
    void refuse(String key) {
        answers.remove(key);
    }

    String tokenOf(String key) {
        return JSON.readTree(answers.get(key)).get("token").asString();
    }

    long questions() {
        return http.seen().stream().filter(seen -> seen.target().equals(VERIFY)).count();
    }

    String url() {
        return http.url();
    }

    private void answer(HttpExchange exchange) throws IOException {
        switch (exchange.getRequestURI().getPath()) {
            case "/internal/jwks" ->
                http.reply(
                        exchange,
                        200,
                        ApiClient.at(tokens.url().toString())
                                .get("/internal/jwks")
                                .text());
            case "/internal/token" ->
                http.reply(
                        exchange,
                        200,
                        "{\"access_token\":\"%s\",\"expires_in\":600}".formatted(tokens.service("gateway")));
            case VERIFY -> verify(exchange);
            default -> http.reply(exchange, 404, "{}");
        }
    }

    private void verify(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var known = answers.get(JSON.readTree(body).get("key").asString());
        if (verifyStatus != 200) {
            http.reply(exchange, verifyStatus, "{}");
        } else if (known == null) {
            http.reply(exchange, 401, "{\"code\":\"auth.invalid-key\",\"kind\":\"UNAUTHENTICATED\"}");
        } else {
            http.reply(exchange, 200, known);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
