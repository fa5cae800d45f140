package io.n3xus.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.n3xus.testkit.TestTokens;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Sockets and their messages are counted. No socket of Nexus is served yet, so here the setting that limits its messages
 * is given to the sockets of desktops, which have none otherwise.
 */
class SocketLimitTest {

    private static final TestTokens TOKENS = TestTokens.start();
    private static final StubSocketService STREAM = new StubSocketService();
    private static TestGateway limited;
    private static TestGateway usual;

    private final AtomicInteger arrived = new AtomicInteger();

    @BeforeAll
    static void start() {
        var stream = "nexus.gateway.services.stream";
        var rule = "nexus.gateway.limits.tables.streamspace.other";
        limited = TestGateway.with(
                TOKENS,
                Map.of(
                        stream,
                        STREAM.url(),
                        rule + ".messages.close",
                        "4001",
                        rule + ".windows.minute.requests",
                        "10"));
        usual = TestGateway.with(TOKENS, Map.of(stream, STREAM.url()));
    }

    @AfterAll
    static void stop() {
        limited.close();
        usual.close();
        STREAM.close();
        TOKENS.close();
    }

    @BeforeEach
    void count() {
        STREAM.reset();
        STREAM.answering((_, response) -> STREAM.socket(
                response,
                (in, _) -> in.receiveFrames()
                        .doOnNext(_ -> arrived.incrementAndGet())
                        .then(Mono.never())));
    }

    @Test
    void oneMessageTooManyClosesTheSocketOnBothSides() {
        var open = SocketClient.open(limited.port(), target("busy"), null);

        Flux.range(0, 11).doOnNext(_ -> open.send(new byte[] {1})).blockLast();

        await().untilAsserted(() -> assertThat(open.client().closed).isCompletedWithValue("4001 Rate limit exceeded."));
        await().untilAsserted(() ->
                assertThat(STREAM.closes()).containsExactly(new WebSocketCloseStatus(4001, "Rate limit exceeded.")));
        assertThat(arrived).hasValue(10);
    }

    @Test
    void aDesktopTakesHundredsOfInputsAtOnce() {
        var open = SocketClient.open(usual.port(), target("typist"), null);

        Flux.range(0, 1000).doOnNext(_ -> open.send(new byte[] {1})).blockLast();

        await().untilAsserted(() -> assertThat(arrived).hasValue(1000));
        assertThat(open.client().closed).isNotDone();
    }

    @Test
    void eachOpeningCountsOnceAndAnswersWhatIsLeft() throws IOException {
        var answer = RawHttp.upgrade(limited.port(), target("opener"));
        assertThat(answer).startsWith("HTTP/1.1 101 ").contains("X-RateLimit-Remaining: 9");

        for (var opening = 0; opening < 9; opening++) {
            SocketClient.open(limited.port(), target("opener"), null);
        }

        assertThat(RawHttp.upgrade(limited.port(), target("opener")))
                .startsWith("HTTP/1.1 429 ")
                .contains("Retry-After: ", "RATE_LIMIT_EXCEEDED");
        assertThat(STREAM.targets()).hasSize(10);
    }

    private static String target(String account) {
        return "/vnc-viewer/sess_1?token=" + TOKENS.user(account);
    }
}
