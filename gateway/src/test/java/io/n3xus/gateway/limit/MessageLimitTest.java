package io.n3xus.gateway.limit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.n3xus.contracts.gateway.PublishedGatewayEvent.RateLimitExceeded;
import io.n3xus.gateway.settings.LimitSettings.By;
import io.n3xus.gateway.settings.TestLimits;
import io.n3xus.testkit.TestClock;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

/** Messages on a socket of Nexus, with the numbers of its document. */
class MessageLimitTest {

    private static final String NEXUS = "/v1";
    private static final Instant START = Instant.parse("2026-01-12T10:00:00Z");

    private final TestClock clock = new TestClock(START);
    private final List<RateLimitExceeded> told = new ArrayList<>();
    private final MessageLimits limits = limits(Map.of());
    private final MessageLimit limit = Objects.requireNonNull(opened(NEXUS));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type':'command','id':'1','payload':{'command':'restart_service'}} | 100",
                "{'type':'subscribe','payload':{'channel':'commands'}}               | 100",
                "{'type':'subscribe','payload':{'channel':'tasks'}}                  | 200",
                "{'type':'subscribe','payload':{'channel':'ai'}}                     | 500",
                "{'type':'subscribe','payload':{'channel':'telemetry'}}              | 1000",
                "{'type':'ping','id':'ping-001'}                                     | 1000",
                "{'type':['command']}                                                | 1000",
                "{'type':'comm                                                       | 1000",
                "[]                                                                  | 1000"
            })
    void eachMessageHasTheRateOfItsGroup(String json, int passing) {
        assertThat(passing(() -> new TextWebSocketFrame(json.replace('\'', '"'))))
                .isEqualTo(passing);
    }

    @Test
    void groupsAreCountedApartAndAnewAfterTheirWindow() {
        passing(() -> new TextWebSocketFrame("{\"type\":\"command\"}"));

        assertThat(limit.take(new TextWebSocketFrame("{\"type\":\"ping\"}"))).isTrue();
        clock.pass(Duration.ofMinutes(1));
        assertThat(passing(() -> new TextWebSocketFrame("{\"type\":\"command\"}")))
                .isEqualTo(100);
    }

    @Test
    void theFirstOneTooManyIsToldOf() {
        passing(() -> new TextWebSocketFrame("{\"type\":\"command\"}"));
        passing(() -> new TextWebSocketFrame("{\"type\":\"command\"}"));

        assertThat(told)
                .containsExactly(new RateLimitExceeded(
                        "req-1", "alice", "nexus-command", 100, 60, START.plusSeconds(60), START));
        clock.pass(Duration.ofMinutes(1));
        passing(() -> new TextWebSocketFrame("{\"type\":\"command\"}"));
        assertThat(told).hasSize(2);
    }

    @Test
    void whatIsNoTextCountsTooButPingsOfTheProtocolDoNot() {
        var bytes = "x".getBytes(UTF_8);
        assertThat(passing(() -> new BinaryWebSocketFrame(Unpooled.wrappedBuffer(bytes))))
                .isEqualTo(1000);
        assertThat(limit.take(new ContinuationWebSocketFrame())).isFalse();
        assertThat(limit.take(new PingWebSocketFrame())).isTrue();
        assertThat(limit.closing().code()).isEqualTo(4001);
    }

    @Test
    void leavesTheFrameReadable() {
        var frame = new TextWebSocketFrame("{\"type\":\"ping\"}");
        limit.take(frame);

        assertThat(frame.text()).isEqualTo("{\"type\":\"ping\"}");
    }

    @Test
    void aDesktopMaySendAsItLikes() {
        assertThat(opened("/vnc-viewer/sess_1")).isNull();
        assertThat(opened("/ws/nexus-forge/x")).isNull();
    }

    @Test
    void refusesARateThatIsNone() {
        assertThatThrownBy(() -> limits(Map.of("tables.nexus.telemetry.messages.groups.ai", "intelligence")))
                .hasMessageContaining("intelligence");
    }

    private MessageLimits limits(Map<String, String> changed) {
        var table = new LimitTable(TestLimits.with(changed));
        return new MessageLimits(table, new LimitEvents(told::add, table, clock), clock);
    }

    private @Nullable MessageLimit opened(String path) {
        var policy = new LimitTable(TestLimits.with(Map.of())).find("GET", path).policy();
        var account = new Account(policy, By.KEY, "key_1", "alice");
        var counted = LocalCounts.newBucket(policy, new EpochMeter(clock)).asVerbose();
        var exchange = MockServerWebExchange.from(
                MockServerHttpRequest.get(path).header("X-Request-Id", "req-1").build());
        policy.allowance(account, counted.tryConsumeAndReturnRemaining(1)).attachTo(exchange);
        return limits.of(exchange, "req-1");
    }

    private int passing(Supplier<WebSocketFrame> message) {
        var passed = 0;
        while (limit.take(message.get())) {
            passed++;
        }
        return passed;
    }
}
