package io.n3xus.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.n3xus.gateway.SocketClient.Open;
import io.n3xus.testkit.TestTokens;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import java.io.IOException;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The relay of WebSockets, from a real client through the gateway to a real server. */
class SocketTest {

    private static final String ALICE = "7d1a4c1e-7f43-4f0c-9d0b-0b6d0c7f2a11";
    private static final String PAGE = "/vnc-viewer/sess_1";
    private static final int FRAME = 64 * 1024;

    private static final TestTokens TOKENS = TestTokens.start();
    private static final StubSocketService STREAM = new StubSocketService();
    private static TestGateway gateway;

    @BeforeAll
    static void start() {
        gateway = TestGateway.with(TOKENS, Map.of("nexus.gateway.services.stream", STREAM.url()));
    }

    @AfterAll
    static void stop() {
        gateway.close();
        STREAM.close();
        TOKENS.close();
    }

    @BeforeEach
    void reset() {
        STREAM.reset();
    }

    @Test
    void carriesBinaryFramesBothWays() {
        var bytes = new byte[700_000];
        new Random(7).nextBytes(bytes);
        var open = open();

        open.send(bytes);

        await().until(() -> open.received().length == bytes.length);
        assertThat(open.received()).isEqualTo(bytes);
    }

    @Test
    void theTokenLeavesTheAddressAndBecomesAHeader() {
        var token = TOKENS.user(ALICE);

        SocketClient.open(gateway.port(), PAGE + "?x=1&token=" + token + "&y=%20", null);

        assertThat(STREAM.targets()).containsExactly(PAGE + "?x=1&y=%20");
        assertThat(STREAM.headers().getFirst()).containsEntry("Authorization", "Bearer " + token);
        assertThat(STREAM.headers().getFirst().get("X-Request-Id")).startsWith("req-");
    }

    @Test
    void theAliasIsServedToo() {
        SocketClient.open(gateway.port(), "/api/v1" + PAGE + "?token=" + TOKENS.user(ALICE), null);

        assertThat(STREAM.targets()).containsExactly("/api/v1" + PAGE);
    }

    @Test
    void agreesOnTheProtocolTheServiceChose() {
        var open = SocketClient.open(gateway.port(), "/vnc-viewer/binary?token=" + TOKENS.user(ALICE), "binary");

        assertThat(open.socket().getSubprotocol()).isEqualTo("binary");
    }

    @Test
    void thePageNeedsNoToken() throws IOException {
        STREAM.answering((_, response) -> response.sendString(Mono.just("page")).then());

        assertThat(gateway.client().get(PAGE).text()).isEqualTo("page");
        assertThat(gateway.client().get(PAGE + "?token=x").text()).isEqualTo("page");
        assertThat(STREAM.targets()).containsExactly(PAGE, PAGE);
        assertThat(gateway.client().get(PAGE).header("X-Frame-Options")).isEqualTo("SAMEORIGIN");
    }

    @Test
    void refusesBeforeTheUpgradeWhoShowsNoToken() throws IOException {
        assertThat(upgrade(PAGE)).startsWith("HTTP/1.1 401 ").contains("AUTH_TOKEN_MISSING");
        assertThat(upgrade(PAGE + "?token=")).startsWith("HTTP/1.1 401 ").contains("AUTH_TOKEN_MISSING");
        assertThat(upgrade(PAGE + "?token=x.y.z")).startsWith("HTTP/1.1 401 ").contains("AUTH_TOKEN_INVALID");
        assertThat(upgrade(PAGE + "?token=a&token=b"))
                .startsWith("HTTP/1.1 401 ")
                .contains("AUTH_TOKEN_INVALID");
        assertThat(STREAM.targets()).isEmpty();
    }

    @Test
    void passesOnTheRefusalOfTheService() throws IOException {
        var body = "{\"error\":\"Session not found\",\"code\":\"SESSION_NOT_FOUND\"}";
        STREAM.answering((_, response) -> response.status(404)
                .header("Content-Type", "application/json")
                .header("Retry-After", "7")
                .sendString(Mono.just(body)));

        assertThat(upgrade(PAGE + "?token=" + TOKENS.user(ALICE)))
                .startsWith("HTTP/1.1 404 ")
                .contains("application/json")
                .containsIgnoringCase("retry-after: 7")
                .endsWith(body);
    }

    @Test
    void aServiceWithoutASocketIsNothingToUpgradeTo() throws IOException {
        STREAM.answering((_, response) -> response.sendString(Mono.just("page")));

        assertThat(upgrade(PAGE + "?token=" + TOKENS.user(ALICE))).startsWith("HTTP/1.1 404 ");
    }

    @Test
    void theWishToUpgradeOpensNoOtherDoor() throws IOException {
        assertThat(upgrade("/v1/supercore/sessions?token=" + TOKENS.user(ALICE)))
                .startsWith("HTTP/1.1 403 ");
        assertThat(upgrade("/api/v1/users?token=" + TOKENS.user(ALICE))).startsWith("HTTP/1.1 401 ");
    }

    @Test
    void closesTheClientAsTheServiceClosed() {
        STREAM.answering((_, response) -> STREAM.socket(response, (_, out) -> out.sendClose(4001, "Enough.")));

        assertThat(open().closed()).isEqualTo("4001 Enough.");
    }

    @Test
    void closesTheServiceAsTheClientClosed() {
        open().socket().sendClose(WebSocket.NORMAL_CLOSURE, "Done.").join();

        await().untilAsserted(
                        () -> assertThat(STREAM.closes()).containsExactly(new WebSocketCloseStatus(1000, "Done.")));
    }

    @Test
    void tellsTheClientThatTheServiceVanished() {
        STREAM.answering((_, response) -> STREAM.socket(response, (in, _) -> {
            in.withConnection(connection -> connection.dispose());
            return Mono.never();
        }));

        assertThat(open().closed()).isEqualTo("1011 The service went away.");
    }

    @Test
    void tellsTheServiceThatTheClientVanished() {
        open().socket().abort();

        await().untilAsserted(() -> assertThat(STREAM.closes()).hasSize(1));
    }

    /** The service would send a gigabyte; a client that does not read must stop it after a few buffers. */
    @Test
    void aClientThatDoesNotReadStopsTheService() {
        var sent = new AtomicLong();
        var seen = new AtomicLong();
        var frame = new byte[FRAME];
        var all = 16_384;
        STREAM.answering((_, response) -> STREAM.socket(
                response,
                (_, out) -> out.sendObject(Flux.range(0, all).map(_ -> {
                    sent.incrementAndGet();
                    return new BinaryWebSocketFrame(Unpooled.wrappedBuffer(frame));
                }))));
        var open = SocketClient.openLazily(gateway.port(), PAGE + "?token=" + TOKENS.user(ALICE));

        await().during(Duration.ofSeconds(1))
                .atMost(Duration.ofSeconds(20))
                .until(() -> sent.get() > 0 && seen.getAndSet(sent.get()) == sent.get());
        var before = sent.get();

        assertThat(before * FRAME).isLessThan(64L << 20);
        open.socket().request(1);
        await().until(() -> sent.get() > before);
    }

    private static Open open() {
        return SocketClient.open(gateway.port(), PAGE + "?token=" + TOKENS.user(ALICE), null);
    }

    private static String upgrade(String target) throws IOException {
        return RawHttp.upgrade(gateway.port(), target);
    }
}
