package io.n3xus.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.n3xus.testkit.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How bytes get to a service and back, and what the client hears when they do not. */
class ProxyTest {

    private static final String ALICE = "7d1a4c1e-7f43-4f0c-9d0b-0b6d0c7f2a11";
    private static final Duration WAIT = Duration.ofSeconds(20);
    private static final TestTokens TOKENS = TestTokens.start();
    private static final StubService SESSION = new StubService("session");
    private static TestGateway gateway;

    @BeforeAll
    static void start() {
        gateway = TestGateway.with(
                TOKENS,
                Map.of(
                        "nexus.gateway.services.session", SESSION.url(),
                        "nexus.gateway.services.billing", "http://127.0.0.1:1",
                        "nexus.gateway.response-timeout", "2s",
                        "nexus.gateway.body-max", "100KB",
                        "nexus.gateway.body-timeout", "500ms"));
    }

    @AfterAll
    static void stop() {
        gateway.close();
        SESSION.close();
        TOKENS.close();
    }

    @BeforeEach
    void forget() {
        SESSION.forget();
        SESSION.answering(exchange -> SESSION.reply(exchange, 200, "session"));
    }

    @Test
    void passesOnTheAnswerOfAServiceUnchanged() {
        SESSION.answering(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders().set("X-Total-Count", "7");
            exchange.getResponseHeaders().set("Idempotency-Replayed", "true");
            exchange.getResponseHeaders().set("X-Request-Id", "another");
            SESSION.reply(exchange, 409, "{\"success\":false}");
        });

        var reply = gateway.superCore(TOKENS.user(ALICE))
                .with("X-Request-Id", "mine")
                .with("Idempotency-Key", "this wish")
                .post("/v1/supercore/sessions/create", Map.of("tier", "basic"));

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.text()).isEqualTo("{\"success\":false}");
        assertThat(reply.header("X-Total-Count")).isEqualTo("7");
        assertThat(reply.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(SESSION.only().header("Idempotency-key")).isEqualTo("this wish");
        assertThat(reply.headers().allValues("X-Request-Id")).containsExactly("mine");
        assertThat(SESSION.only().body()).isEqualTo("{\"tier\":\"basic\"}");
    }

    @Test
    void aServiceThatIsDownIsUnavailableAndSaysWhenToComeBack() {
        var reply = gateway.superCore(TOKENS.user(ALICE)).get("/v1/supercore/wallet");

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.header("Retry-After")).isEqualTo("2");
        assertThat(reply.json().path("code").asString()).isEqualTo("UNAVAILABLE");
    }

    @Test
    void aSlowServiceIsATimeout() {
        var end = new CountDownLatch(1);
        SESSION.answering(exchange -> {
            SESSION.record(exchange);
            await(end);
        });

        var reply = gateway.superCore(TOKENS.user(ALICE)).get("/v1/supercore/sessions");
        end.countDown();

        assertThat(reply.status()).isEqualTo(504);
        assertThat(reply.json().path("code").asString()).isEqualTo("TIMEOUT");
    }

    @Test
    void aServiceThatHangsUpIsUnavailableAndAPostIsNotRepeated() {
        SESSION.answering(exchange -> {
            SESSION.record(exchange);
            exchange.close();
        });

        var reply = gateway.superCore(TOKENS.user(ALICE)).post("/v1/supercore/sessions/create", Map.of());

        assertThat(reply.status()).isEqualTo(503);
        assertThat(SESSION.seen()).hasSize(1);
    }

    @Test
    void refusesABodyThatSaysItIsTooLarge() {
        var reply = gateway.superCore(TOKENS.user(ALICE))
                .send("POST", "/v1/supercore/sessions/create", "x".repeat(102_401));

        assertThat(reply.status()).isEqualTo(413);
        assertThat(reply.json().path("code").asString()).isEqualTo("BODY_TOO_LARGE");
        assertThat(SESSION.seen()).isEmpty();
    }

    @Test
    void stopsABodyThatBecomesTooLarge() throws IOException, InterruptedException {
        SESSION.answering(exchange -> SESSION.reply(exchange, 200, "whole"));
        var request = request("/v1/supercore/sessions/create")
                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofString("x".repeat(10_000_000))))
                .build();

        var reply = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());

        assertThat(reply.statusCode()).isEqualTo(413);
        assertThat(reply.body()).contains("BODY_TOO_LARGE");
        assertThat(SESSION.seen()).isEmpty();
    }

    @Test
    void hangsUpWhenABodyDoesNotCome() throws IOException {
        RawHttp.assertCutOffInTheBody(gateway.port(), TOKENS.user(ALICE));
        assertThat(SESSION.seen()).isEmpty();
    }

    @Test
    void passesOnABodyUpToTheLimit() {
        var body = "x".repeat(102_400);

        gateway.superCore(TOKENS.user(ALICE)).send("POST", "/v1/supercore/sessions/create", body);

        assertThat(SESSION.only().body()).isEqualTo(body);
    }

    @Test
    void passesOnABodyWhoseLengthIsNotSaid() throws IOException, InterruptedException {
        var request = request("/v1/supercore/sessions/create")
                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofString("x".repeat(50_000))))
                .build();

        HttpClient.newHttpClient().send(request, BodyHandlers.ofString());

        assertThat(SESSION.only().body()).isEqualTo("x".repeat(50_000));
    }

    @Test
    void aPostWithoutABodySaysSo() {
        gateway.superCore(TOKENS.user(ALICE)).send("POST", "/v1/supercore/sessions/create", null);

        assertThat(SESSION.only().header("Content-length")).isEqualTo("0");
        assertThat(SESSION.only().header("Transfer-encoding")).isEmpty();
    }

    @Test
    void passesOnAnAnswerWithoutABodyAndOneToHead() {
        SESSION.answering(exchange -> SESSION.reply(exchange, 204, ""));
        assertThat(gateway.superCore(TOKENS.user(ALICE))
                        .delete("/v1/supercore/sessions/sess_1")
                        .status())
                .isEqualTo(204);

        SESSION.answering(exchange -> {
            SESSION.record(exchange);
            exchange.getResponseHeaders().set("Content-Length", "7");
            exchange.sendResponseHeaders(200, -1);
        });
        var head = gateway.superCore(TOKENS.user(ALICE)).send("HEAD", "/v1/supercore/sessions", null);
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("Content-Length")).isEqualTo("7");
    }

    @Test
    void passesOnALongAnswerAndTellsWhenItBreaksOff() {
        SESSION.answering(exchange -> SESSION.reply(exchange, 200, "x".repeat(3_000_000)));
        var reply = gateway.superCore(TOKENS.user(ALICE)).get("/v1/supercore/sessions");
        assertThat(reply.text()).hasSize(3_000_000);

        SESSION.answering(exchange -> {
            SESSION.record(exchange);
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write(1);
            exchange.getResponseBody().flush();
            exchange.close();
        });
        assertThat(gateway.superCore(TOKENS.user(ALICE))
                        .get("/v1/supercore/sessions")
                        .status())
                .isEqualTo(503);
    }

    /** What belongs to the client's connection, or is said of the client by the client, stays at the gateway. */
    @Test
    void dropsWhatIsOfTheConnectionAndWhatOnlyTheGatewayKnows() throws IOException {
        RawHttp.send(
                gateway.port(),
                "GET /v1/supercore/sessions HTTP/1.1",
                "Host: public.example",
                "Connection: keep-alive, X-Secret",
                "X-Secret: of this connection",
                "X-N3XUS-Handshake: 55-45-17",
                "Authorization: Bearer " + TOKENS.user(ALICE),
                "X-Forwarded-For: 10.1.1.1",
                "X-Forwarded-Host: evil.example",
                "Forwarded: for=10.1.1.1",
                "X-Real-IP: 10.1.1.1",
                "Te: trailers",
                "");

        var seen = SESSION.only();
        assertThat(seen.header("X-forwarded-for")).isEqualTo("127.0.0.1");
        assertThat(seen.header("X-forwarded-host")).isEqualTo("public.example");
        assertThat(seen.headers()).doesNotContainKeys("X-secret", "Forwarded", "X-real-ip", "Te", "Connection");
    }

    /** The second event is sent only when the client has read the first. */
    @Test
    void streamsEventsOneByOne() throws IOException, InterruptedException {
        var firstWasRead = new CountDownLatch(1);
        SESSION.answering(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("data: 1\n\n".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            await(firstWasRead);
            exchange.getResponseBody().write("data: 2\n\n".getBytes(StandardCharsets.UTF_8));
        });

        try (var events = HttpClient.newHttpClient()
                .send(request("/v1/supercore/sessions").build(), BodyHandlers.ofInputStream())
                .body()) {
            assertThat(events.readNBytes(9)).isEqualTo("data: 1\n\n".getBytes(StandardCharsets.UTF_8));
            firstWasRead.countDown();
            assertThat(events.readAllBytes()).isEqualTo("data: 2\n\n".getBytes(StandardCharsets.UTF_8));
        }
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.port() + path))
                .header("X-N3XUS-Handshake", "55-45-17")
                .header("Authorization", "Bearer " + TOKENS.user(ALICE));
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(WAIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("Nobody came.");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
