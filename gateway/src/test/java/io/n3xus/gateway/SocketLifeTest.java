package io.n3xus.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.n3xus.gateway.SocketClient.Open;
import io.n3xus.testkit.TestTokens;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When sockets may be opened at all, and what becomes of open ones when the gateway goes. */
class SocketLifeTest {

    private static final String ALICE = "7d1a4c1e-7f43-4f0c-9d0b-0b6d0c7f2a11";
    private static final String PAGE = "/vnc-viewer/sess_1";

    private final TestTokens tokens = TestTokens.start();
    private final StubSocketService stream = new StubSocketService();
    private final TestGateway gateway = TestGateway.with(
            tokens, Map.of("nexus.gateway.services.stream", stream.url(), "nexus.gateway.sockets.max", "2"));

    @AfterEach
    void stop() {
        gateway.close();
        stream.close();
        tokens.close();
    }

    @Test
    void aServiceThatIsDownIsUnavailable() throws IOException {
        stream.close();

        assertThat(RawHttp.upgrade(gateway.port(), PAGE + "?token=" + tokens.user(ALICE)))
                .startsWith("HTTP/1.1 503 ")
                .contains("Retry-After: 2");
    }

    @Test
    void closesEverySocketWhenTheGatewayStops() {
        var open = open();

        gateway.close();

        assertThat(open.closed()).isEqualTo("1001 The gateway is stopping. Connect again.");
    }

    @Test
    void opensNoMoreThanItMayAndTakesOneBackWhenItEnds() throws IOException {
        var first = open();
        open();
        assertThat(RawHttp.upgrade(gateway.port(), PAGE + "?token=" + tokens.user(ALICE)))
                .startsWith("HTTP/1.1 503 ");

        first.socket().abort();

        await().untilAsserted(() -> assertThat(open().socket().isInputClosed()).isFalse());
    }

    private Open open() {
        return SocketClient.open(gateway.port(), PAGE + "?token=" + tokens.user(ALICE), null);
    }
}
