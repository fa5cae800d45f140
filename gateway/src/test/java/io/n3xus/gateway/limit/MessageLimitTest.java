package io.n3xus.gateway.limit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.n3xus.testkit.TestClock;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages on a socket of Nexus, with the numbers of its document. */
class MessageLimitTest {

    private static final String NEXUS = "/v1";

    private final TestClock clock = new TestClock(Instant.parse("2026-01-12T10:00:00Z"));
    private final MessageLimits limits = limits(Map.of());
    private final MessageLimit limit = Objects.requireNonNull(limits.of(NEXUS));

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
        assertThat(limits.of("/vnc-viewer/sess_1")).isNull();
        assertThat(limits.of("/ws/nexus-forge/x")).isNull();
    }

    @Test
    void refusesARateThatIsNone() {
        assertThatThrownBy(() -> limits(Map.of("tables.nexus.telemetry.messages.groups.ai", "intelligence")))
                .hasMessageContaining("intelligence");
    }

    private MessageLimits limits(Map<String, String> changed) {
        return new MessageLimits(new LimitTable(TestLimits.with(changed)), clock);
    }

    private int passing(Supplier<WebSocketFrame> message) {
        var passed = 0;
        while (limit.take(message.get())) {
            passed++;
        }
        return passed;
    }
}
