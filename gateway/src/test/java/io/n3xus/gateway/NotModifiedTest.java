package io.n3xus.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.n3xus.testkit.TestTokens;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** An answer that names the length of a body it does not have: no server here makes one, so this one is made by hand. */
class NotModifiedTest {

    private static final String ANSWER = "HTTP/1.1 304 Not Modified\r\nETag: \"it\"\r\nContent-Length: 5\r\n\r\n";

    @Test
    void isPassedOnThoughItNamesALength() throws IOException {
        try (var service = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var threads = Executors.newVirtualThreadPerTaskExecutor();
                var tokens = TestTokens.start();
                var gateway = TestGateway.with(
                        tokens,
                        Map.of(
                                "nexus.gateway.services.session",
                                "http://127.0.0.1:" + service.getLocalPort(),
                                "nexus.gateway.response-timeout",
                                "5s"))) {
            threads.execute(() -> answerOnce(service));

            var reply = gateway.superCore(tokens.user("alice"))
                    .with("If-None-Match", "\"it\"")
                    .get("/v1/supercore/sessions");

            assertThat(reply.status()).isEqualTo(304);
            assertThat(reply.header("ETag")).isEqualTo("\"it\"");
            assertThat(reply.text()).isEmpty();
        }
    }

    private static void answerOnce(ServerSocket service) {
        try (var connection = service.accept()) {
            var head = new BufferedReader(new InputStreamReader(connection.getInputStream(), US_ASCII));
            while (!head.readLine().isEmpty()) {
                // Nothing of the request matters.
            }
            connection.getOutputStream().write(ANSWER.getBytes(US_ASCII));
            // Until the other side hangs up.
            assertThat(head.read()).isNegative();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
