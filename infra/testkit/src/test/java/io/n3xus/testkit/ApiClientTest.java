package io.n3xus.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApiClientTest {

    private HttpServer server;
    private ApiClient api;

    @BeforeEach
    void startAnEcho() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/echo", exchange -> {
            var token = exchange.getRequestHeaders().getFirst("Authorization");
            var body = "{\"method\":\"%s\",\"token\":\"%s\",\"body\":%s}"
                    .formatted(
                            exchange.getRequestMethod(),
                            token,
                            new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            exchange.getResponseHeaders().add("X-Request-Id", "req-1");
            exchange.sendResponseHeaders(201, body.length());
            exchange.getResponseBody().write(body.getBytes(UTF_8));
            exchange.close();
        });
        server.start();
        api = ApiClient.at("http://127.0.0.1:" + server.getAddress().getPort()).bearer("t0ken");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void sendsJsonAndReadsJson() {
        var reply = api.post("/echo", Map.of("tier", "basic"));

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.header("x-request-id")).isEqualTo("req-1");
        assertThat(reply.json().at("/method").asString()).isEqualTo("POST");
        assertThat(reply.json().at("/token").asString()).isEqualTo("Bearer t0ken");
        assertThat(reply.json().at("/body/tier").asString()).isEqualTo("basic");
    }

    @Test
    void sendsABodyThatIsNoJsonAsItIs() {
        assertThat(api.send("PUT", "/echo", "{broken").text()).contains("{broken");
    }

    @Test
    void showsABodyThatShouldHaveBeenJson() {
        assertThatThrownBy(api.send("PUT", "/echo", "{broken")::json).hasMessageContaining("{broken");
    }
}
