package io.n3xus.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.n3xus.testkit.TestTokens;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two replicas of a service: both work, and one is enough. */
class FailoverTest {

    private static final String ALICE = "7d1a4c1e-7f43-4f0c-9d0b-0b6d0c7f2a11";

    private final TestTokens tokens = TestTokens.start();
    private final StubService one = new StubService("one");
    private final StubService two = new StubService("two");
    private final TestGateway gateway =
            TestGateway.with(tokens, Map.of("nexus.gateway.services.session", one.url() + "," + two.url()));

    @BeforeEach
    void warm() {
        get();
        one.forget();
        two.forget();
    }

    @AfterEach
    void stop() {
        gateway.close();
        one.close();
        two.close();
        tokens.close();
    }

    @Test
    void asksThemInTurn() {
        IntStream.range(0, 10).forEach(_ -> get());

        assertThat(one.seen()).hasSize(5);
        assertThat(two.seen()).hasSize(5);
    }

    @Test
    void goesOnWithTheOtherWhenOneIsDown() {
        one.close();

        IntStream.range(0, 10).forEach(_ -> assertThat(get()).isEqualTo("two"));
        IntStream.range(0, 10).forEach(_ -> assertThat(post()).isEqualTo("two"));
    }

    @Test
    void readsFromTheOtherWhenOneBreaksOff() {
        one.answering(exchange -> {
            one.record(exchange);
            exchange.close();
        });

        IntStream.range(0, 10).forEach(_ -> assertThat(get()).isEqualTo("two"));
    }

    /** What came of the first cannot be taken back, so the other's answer must not be put behind it. */
    @Test
    void doesNotPutTogetherAnAnswerOfTwoReplicas() {
        var length = 200_000;
        for (var replica : List.of(one, two)) {
            replica.answering(exchange -> {
                replica.record(exchange);
                exchange.sendResponseHeaders(200, length);
                exchange.getResponseBody().write(new byte[length / 2]);
                exchange.getResponseBody().flush();
                exchange.close();
            });
        }

        assertThatThrownBy(this::get).hasRootCauseInstanceOf(IOException.class);
        assertThat(one.seen().size() + two.seen().size()).isEqualTo(1);
    }

    private String get() {
        return gateway.superCore(tokens.user(ALICE))
                .get("/v1/supercore/sessions")
                .text();
    }

    private String post() {
        return gateway.superCore(tokens.user(ALICE))
                .post("/v1/supercore/sessions/create", Map.of())
                .text();
    }
}
