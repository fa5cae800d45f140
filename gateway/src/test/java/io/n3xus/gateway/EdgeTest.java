package io.n3xus.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.n3xus.testkit.ApiClient.Reply;
import io.n3xus.testkit.TestTokens;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS, other origins, slow senders and the hosts of instances. */
class EdgeTest {

    private static final String ALICE = "7d1a4c1e-7f43-4f0c-9d0b-0b6d0c7f2a11";
    private static final String PAGE = "https://app.example.com";
    private static final Duration HEAD_TIMEOUT = Duration.ofMillis(300);
    private static final TestTokens TOKENS = TestTokens.start();
    private static final StubService SESSION = new StubService("session");
    private static final StubService INSTANCES = new StubService("instances");

    @TempDir
    private static Path directory;

    private static TestGateway gateway;

    @BeforeAll
    static void start() {
        gateway = TestGateway.with(
                TOKENS,
                Map.of(
                        "nexus.gateway.services.session",
                        SESSION.url(),
                        "nexus.gateway.services.instances",
                        INSTANCES.url(),
                        "nexus.gateway.edge.head-timeout",
                        HEAD_TIMEOUT.toMillis() + "ms",
                        "nexus.gateway.edge.request-timeout",
                        "1s",
                        "nexus.gateway.edge.instances-domain",
                        "faas.example",
                        "nexus.gateway.edge.cors.origins",
                        "https://*.example.com",
                        "nexus.gateway.edge.tls.enabled",
                        "true",
                        "nexus.gateway.edge.tls.port",
                        "0",
                        "nexus.gateway.edge.tls.self-made",
                        directory.resolve("tls.p12").toString()));
    }

    @AfterAll
    static void stop() {
        gateway.close();
        SESSION.close();
        INSTANCES.close();
        TOKENS.close();
    }

    @BeforeEach
    void forget() {
        SESSION.forget();
        SESSION.answering(exchange -> SESSION.reply(exchange, 200, "session"));
        INSTANCES.forget();
    }

    @Test
    void theSameGatewayAnswersBehindTls() throws IOException, GeneralSecurityException {
        try (var socket = tls("TLSv1.3")) {
            socket.getOutputStream()
                    .write(("GET /v1/supercore/sessions HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                                    + "X-N3XUS-Handshake: 55-45-17\r\nAuthorization: Bearer " + TOKENS.user(ALICE)
                                    + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 200 ")
                    .endsWith("session");
            assertThat(SESSION.only().header("X-forwarded-proto")).isEqualTo("https");
        }
    }

    @Test
    void anOlderTlsIsRefused() {
        assertThatThrownBy(() -> tls("TLSv1.2").startHandshake()).isInstanceOf(SSLException.class);
    }

    @Test
    void theSelfMadeKeyIsTheOwnersAlone() throws IOException {
        for (var name : new String[] {"tls.p12", "tls.p12.password"}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(name))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void aPageOfAnAllowedOriginMayAskBeforehand() {
        var reply = gateway.client()
                .with("Origin", PAGE)
                .with("Access-Control-Request-Method", "POST")
                .with("Access-Control-Request-Headers", "authorization,x-n3xus-handshake")
                .send("OPTIONS", "/v1/supercore/sessions/create", null);

        assertThat(reply.status()).isEqualTo(204);
        assertThat(reply.header("Access-Control-Allow-Origin")).isEqualTo(PAGE);
        assertThat(reply.header("Access-Control-Allow-Methods")).contains("POST");
        assertThat(reply.header("Access-Control-Allow-Headers")).contains("X-N3XUS-Handshake", "Idempotency-Key");
        assertThat(reply.header("Access-Control-Allow-Credentials")).isNull();
        assertThat(SESSION.seen()).isEmpty();
    }

    @Test
    void itMayReadTheAnswerAndARefusalToo() {
        var good = from(PAGE, TOKENS.user(ALICE));
        assertThat(good.status()).isEqualTo(200);
        assertThat(good.header("Access-Control-Allow-Origin")).isEqualTo(PAGE);
        assertThat(good.header("Access-Control-Expose-Headers"))
                .contains("X-RateLimit-Remaining", "Retry-After", "X-Total-Count");
        assertThat(good.header("Vary")).isEqualTo("Origin");

        var refused = from(PAGE, "x");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("Access-Control-Allow-Origin")).isEqualTo(PAGE);
    }

    @Test
    void anotherOriginIsAllowedNothing() {
        assertThat(from("https://evil.example.org", TOKENS.user(ALICE)).header("Access-Control-Allow-Origin"))
                .isNull();
        assertThat(from("https://example.com.evil.org", TOKENS.user(ALICE)).header("Access-Control-Allow-Origin"))
                .isNull();
        var asked = gateway.client()
                .with("Origin", "https://evil.example.org")
                .with("Access-Control-Request-Method", "POST")
                .send("OPTIONS", "/api/v1/users", null);
        assertThat(asked.status()).isEqualTo(401);
        assertThat(asked.header("Access-Control-Allow-Methods")).isNull();
    }

    /** Returns only because the gateway hangs up: the head never ends. */
    @Test
    void whoSendsAHeadDropByDropIsCutOff() throws IOException {
        var answer = RawHttp.send(gateway.port(), "GET /health HTTP/1.1", "Host: x", "X-Slow: ");

        assertThat(answer).startsWith("HTTP/1.1 408 ");
    }

    @Test
    void aHeadInTwoPiecesIsNotCutOff() throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
            socket.setTcpNoDelay(true);
            socket.getOutputStream().write("GET /docs/nothing HTTP/1.1\r\nHo".getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write("st: x\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 404 ");
        }
    }

    @Test
    void aBodyThatTakesTooLongIsTheClientsFault() throws IOException {
        RawHttp.assertCutOffInTheBody(gateway.port(), TOKENS.user(ALICE));
        assertThat(SESSION.seen()).isEmpty();
    }

    /** The deadline of a head is over before the service answers, and once more before the next request comes. */
    @Test
    void aConnectionBetweenTwoHeadsIsNotCutOff() throws IOException {
        SESSION.answering(exchange -> await().pollDelay(HEAD_TIMEOUT.multipliedBy(2))
                .untilAsserted(() -> SESSION.reply(exchange, 200, "late")));
        var request = ("GET /v1/supercore/sessions HTTP/1.1\r\nHost: x\r\nX-N3XUS-Handshake: 55-45-17\r\n"
                        + "Authorization: Bearer " + TOKENS.user(ALICE) + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
            for (var turn = 0; turn < 2; turn++) {
                socket.getOutputStream().write(request);
                assertThat(RawHttp.read(socket)).startsWith("HTTP/1.1 200 ").endsWith("late");
                assertSilent(socket);
            }
        }
    }

    @Test
    void aSocketIsNotCutOffEither() throws IOException {
        try (var stream = new StubSocketService();
                var alone = TestGateway.with(
                        TOKENS,
                        Map.of(
                                "nexus.gateway.services.stream",
                                stream.url(),
                                "nexus.gateway.edge.head-timeout",
                                HEAD_TIMEOUT.toMillis() + "ms"));
                var socket = new Socket(InetAddress.getLoopbackAddress(), alone.port())) {
            RawHttp.upgrade(socket, "/vnc-viewer/sess_1?token=" + TOKENS.user(ALICE));
            assertSilent(socket);

            // The beginning of a frame, whose rest takes its time.
            socket.getOutputStream().write(new byte[] {(byte) 0x82, (byte) 0x84, 0});
            assertSilent(socket);
        }
    }

    /** For longer than a head may take. */
    private static void assertSilent(Socket socket) throws IOException {
        socket.setSoTimeout(Math.toIntExact(HEAD_TIMEOUT.multipliedBy(3).toMillis()));
        assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void anInstanceGetsWhateverIsAskedOfItsHost() throws IOException {
        var answer = RawHttp.send(
                gateway.port(),
                "GET /health?x=1 HTTP/1.1",
                "Host: vscode-inst456.FAAS.example:8080",
                "X-N3XUS-Instance: inst999",
                "");

        var seen = INSTANCES.only();
        assertThat(answer).startsWith("HTTP/1.1 200 ").endsWith("instances").doesNotContain("X-Frame-Options");
        assertThat(seen.target()).isEqualTo("/health?x=1");
        assertThat(seen.header("X-n3xus-instance")).isEqualTo("inst456");
        assertThat(seen.header("X-n3xus-instance-service")).isEqualTo("vscode");
        assertThat(SESSION.seen()).isEmpty();
    }

    @Test
    void aHostThatOnlyLooksLikeAnInstancesIsOurs() throws IOException {
        for (var host :
                new String[] {"vscode-inst1.faas.example.org", "inst1.faas.example", "faas.example", "a-instx."}) {
            RawHttp.send(gateway.port(), "GET /docs/nothing HTTP/1.1", "Host: " + host, "Connection: close", "");
        }
        assertThat(INSTANCES.seen()).isEmpty();
    }

    private static Reply from(String origin, String token) {
        return gateway.superCore(token).with("Origin", origin).get("/v1/supercore/sessions");
    }

    private static SSLSocket tls(String version) throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(directory.resolve("tls.p12"))) {
            var password = Files.readString(directory.resolve("tls.p12.password"));
            store.load(in, password.toCharArray());
        }
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        var socket = (SSLSocket) context.getSocketFactory().createSocket("localhost", gateway.tlsPort());
        socket.setEnabledProtocols(new String[] {version});
        return socket;
    }
}
