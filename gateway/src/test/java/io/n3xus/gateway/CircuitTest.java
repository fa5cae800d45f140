package io.n3xus.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import io.n3xus.testkit.ApiClient.Reply;
import io.n3xus.testkit.TestTokens;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A service that fails is left alone, said to be in health, and tried again. */
class CircuitTest {

    private static final String ALICE = "7d1a4c1e-7f43-4f0c-9d0b-0b6d0c7f2a11";
    private static final int CALLS = 4;

    private final TestTokens tokens = TestTokens.start();
    private final StubService session = new StubService("session");
    private final StubService billing = new StubService("billing");
    private final TestGateway gateway = TestGateway.with(
            tokens,
            Map.of(
                    "nexus.gateway.services.session",
                    session.url(),
                    "nexus.gateway.services.billing",
                    billing.url(),
                    "nexus.gateway.circuit.calls",
                    Integer.toString(CALLS),
                    "nexus.gateway.circuit.rest",
                    "300ms",
                    "nexus.gateway.response-timeouts.session",
                    "150ms",
                    "nexus.gateway.health.valid-for",
                    "1ms"));

    private final Semaphore hang = new Semaphore(0);

    @AfterEach
    void stop() {
        hang.release(CALLS + 1);
        gateway.close();
        session.close();
        billing.close();
        tokens.close();
    }

    @Test
    void aServiceThatBreaksOffIsNotAskedForAWhileAndThenIsAgain() {
        session.answering(exchange -> {
            session.record(exchange);
            exchange.close();
        });
        IntStream.range(0, CALLS).forEach(_ -> assertUnavailable(post()));
        assertThat(session.seen()).hasSize(CALLS);

        assertUnavailable(post());
        assertThat(session.seen()).as("not asked").hasSize(CALLS);
        assertThat(circuit("session-service")).isEqualTo("open");
        assertThat(circuit("billing-service")).isEqualTo("closed");

        session.answering(exchange -> session.reply(exchange, 200, "back"));
        await().untilAsserted(() -> assertThat(post().text()).isEqualTo("back"));
        await().untilAsserted(() -> assertThat(circuit("session-service")).isEqualTo("closed"));
    }

    @Test
    void aStreamThatGoesOnKeepsNobodyElseOutWhenTheServiceIsBack() {
        session.answering(HttpExchange::close);
        IntStream.range(0, CALLS).forEach(_ -> assertUnavailable(post()));
        session.answering(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("data: first\n\n".getBytes(UTF_8));
            exchange.getResponseBody().flush();
            hang.acquireUninterruptibly();
        });

        var http = HttpClient.newHttpClient();
        try {
            await().until(() -> open(http).statusCode() == 200);

            session.answering(exchange -> session.reply(exchange, 200, "beside"));
            assertThat(get("sessions").text()).isEqualTo("beside");
        } finally {
            http.shutdownNow();
        }
    }

    private HttpResponse<InputStream> open(HttpClient http) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:%d/v1/supercore/sessions".formatted(gateway.port())))
                .header("X-N3XUS-Handshake", "55-45-17")
                .header("Authorization", "Bearer " + tokens.user(ALICE))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofInputStream());
    }

    @Test
    void aServiceThatHangsDoesNotSlowTheOthers() {
        session.answering(exchange -> {
            session.record(exchange);
            hang.acquireUninterruptibly();
        });

        IntStream.range(0, CALLS)
                .forEach(_ -> assertThat(get("sessions").status()).isEqualTo(504));

        assertUnavailable(get("sessions"));
        assertThat(get("wallet").text()).isEqualTo("billing");
    }

    @Test
    void whatAServiceRefusesSpeaksNotAgainstIt() {
        session.answering(exchange -> session.reply(exchange, 500, "{}"));

        IntStream.range(0, 2 * CALLS)
                .forEach(_ -> assertThat(get("sessions").status()).isEqualTo(500));

        assertThat(circuit("session-service")).isEqualTo("closed");
    }

    @Test
    void aReadSurvivesOneLostConnectionToTheOnlyReplica() {
        var asked = new AtomicInteger();
        session.answering(exchange -> {
            if (asked.incrementAndGet() == 1) {
                exchange.close();
            } else {
                session.reply(exchange, 200, "second");
            }
        });

        assertThat(get("sessions").text()).isEqualTo("second");
    }

    private static void assertUnavailable(Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(503);
        assertThat(reply.json().path("success").asBoolean(true)).isFalse();
        assertThat(reply.header("Retry-After")).isEqualTo("2");
    }

    private String circuit(String service) {
        return gateway.client()
                .get("/health")
                .json()
                .path("circuits")
                .path(service)
                .asString();
    }

    private Reply get(String what) {
        return gateway.superCore(tokens.user(ALICE)).get("/v1/supercore/" + what);
    }

    private Reply post() {
        return gateway.superCore(tokens.user(ALICE)).post("/v1/supercore/sessions/create", Map.of());
    }
}
