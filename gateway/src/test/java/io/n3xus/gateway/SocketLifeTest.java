package io.n3xus.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.n3xus.gateway.SocketClient.Open;
import io.n3xus.testkit.TestTokens;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import java.io.IOException;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When sockets may be opened at all, and what becomes of open ones when the gateway goes. */
class SocketLifeTest {

    private static final String ALICE = "7d1a4c1e-7f43-4f0c-9d0b-0b6d0c7f2a11";
    private static final String BOB = "1f0c2f52-0a2e-4a3f-8f0a-0b6d0c7f2a22";
    private static final String PAGE = "/vnc-viewer/sess_1";

    private final TestTokens tokens = TestTokens.start();
    private final StubSocketService stream = new StubSocketService();
    private final StubService identity = new StubService("identity");
    private final TestGateway gateway = TestGateway.with(
            tokens,
            Map.of(
                    "nexus.gateway.services.stream", stream.url(),
                    "nexus.gateway.services.identity", identity.url(),
                    "nexus.gateway.sockets.max", "3",
                    "nexus.gateway.sockets.per-user", "2",
                    "nexus.gateway.sockets.silence", "200ms"));

    @AfterEach
    void stop() {
        gateway.close();
        stream.close();
        identity.close();
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
        var first = open(tokens.user(ALICE));
        open(tokens.user(ALICE));
        open(tokens.user(BOB));
        assertThat(RawHttp.upgrade(gateway.port(), PAGE + "?token=" + tokens.user(BOB)))
                .startsWith("HTTP/1.1 503 ")
                .contains("Too many sockets are open here.");

        first.socket().abort();

        await().untilAsserted(() ->
                assertThat(open(tokens.user(BOB)).socket().isInputClosed()).isFalse());
    }

    @Test
    void oneAccountLeavesSocketsForTheOthers() throws IOException {
        open(tokens.user(ALICE));
        open(tokens.user(ALICE));

        assertThat(RawHttp.upgrade(gateway.port(), PAGE + "?token=" + tokens.user(ALICE)))
                .startsWith("HTTP/1.1 503 ")
                .contains("You have 2 sockets open, the most there may be.");
        assertThat(open(tokens.user(BOB)).socket().isInputClosed()).isFalse();
    }

    @Test
    void closesTheSocketsOfATokenThatIsLoggedOut() {
        var token = tokens.user(ALICE);
        var mine = open(token);
        var other = open(tokens.user(ALICE));

        assertThat(gateway.client()
                        .bearer(token)
                        .post("/api/v1/auth/logout", Map.of())
                        .status())
                .isEqualTo(200);

        assertThat(mine.closed()).isEqualTo("1008 Your access was revoked.");
        assertThat(other.client().closed).isNotDone();
    }

    @Test
    void closesTheSocketsOfAKeyThatIsRevokedAlsoThoseOfItsTokens() {
        var ofKey = open(tokens.sign(TestTokens.claims(ALICE, "user", "standard")
                .jwtID("key_00112233445566aa.1")
                .build()));
        var ofAnother = open(tokens.sign(TestTokens.claims(ALICE, "user", "standard")
                .jwtID("key_00112233445566bb.1")
                .build()));

        gateway.client().bearer(tokens.user(BOB)).delete("/api/keys/key_00112233445566aa");

        assertThat(ofKey.closed()).isEqualTo("1008 Your access was revoked.");
        assertThat(ofAnother.client().closed).isNotDone();
    }

    /** A client's tokens look like a key's, but each ends alone. */
    @Test
    void leavesTheSocketsOfAClientsOtherTokens() {
        var token = tokens.sign(TestTokens.claims(ALICE, "user", "standard")
                .jwtID("client_robot.1")
                .build());
        var mine = open(token);
        var other = open(tokens.sign(TestTokens.claims(ALICE, "user", "standard")
                .jwtID("client_robot.2")
                .build()));

        gateway.client().bearer(token).post("/api/v1/auth/logout", Map.of());

        assertThat(mine.closed()).isEqualTo("1008 Your access was revoked.");
        assertThat(other.client().closed).isNotDone();
    }

    @Test
    void closesTheSocketOfATokenThatExpires() {
        var soon = TestTokens.claims(ALICE, "user", "standard")
                .expirationTime(Date.from(Instant.now().plusSeconds(2)))
                .build();

        assertThat(open(tokens.sign(soon)).closed()).isEqualTo("1008 Your token has expired. Sign in again.");
    }

    @Test
    void keepsASocketWhoseClientIsSilentButThere() {
        var pongs = new Semaphore(0);
        stream.answering((_, response) -> stream.socket(
                response,
                (in, _) -> in.receiveFrames()
                        .doOnNext(frame -> {
                            if (frame instanceof PongWebSocketFrame) {
                                pongs.release();
                            }
                        })
                        .then()));

        var open = open(tokens.user(ALICE));

        await().until(() -> pongs.tryAcquire(3));
        assertThat(open.client().closed).isNotDone();
    }

    @Test
    void endsASocketWhoseClientAnswersNoPing() throws IOException {
        // Returns when the gateway ends the connection.
        assertThat(RawHttp.upgrade(gateway.port(), PAGE + "?token=" + tokens.user(ALICE)))
                .startsWith("HTTP/1.1 101 ");

        await().untilAsserted(() -> assertThat(stream.closes())
                .extracting(WebSocketCloseStatus::code)
                .containsExactly(1001));
    }

    private Open open() {
        return open(tokens.user(ALICE));
    }

    private Open open(String token) {
        return SocketClient.open(gateway.port(), PAGE + "?token=" + token, null);
    }
}
