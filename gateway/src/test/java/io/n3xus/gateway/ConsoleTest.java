package io.n3xus.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.n3xus.testkit.TestTokens;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the gateway answers itself: the console, its health, and nothing of its insides. */
class ConsoleTest {

    private static final TestTokens TOKENS = TestTokens.start();
    private static TestGateway gateway;

    @BeforeAll
    static void start() {
        gateway = TestGateway.with(TOKENS, Map.of());
    }

    @AfterAll
    static void stop() {
        gateway.close();
        TOKENS.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/console", "/console/", "/console/index.html"})
    void servesTheConsoleToEveryone(String path) {
        var reply = gateway.client().get(path);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(reply.text()).containsIgnoringCase("<!doctype html>");
    }

    @Test
    void letsThePageLoadNothingFromElsewhere() {
        assertThat(gateway.client().get("/").header("Content-Security-Policy"))
                .isEqualTo("default-src 'self'; connect-src 'self' ws: wss:; img-src 'self' data: blob:; "
                        + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
        assertThat(gateway.client().get("/").header("X-Frame-Options")).isEqualTo("DENY");
    }

    @Test
    void sendsAFileOnlyWhenItChanged() {
        var etag = Objects.requireNonNull(gateway.client().get("/").header("ETag"));
        var again = gateway.client().with("If-None-Match", etag).get("/");

        assertThat(again.status()).isEqualTo(304);
        assertThat(again.text()).isEmpty();
        assertThat(again.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(gateway.client().with("If-None-Match", "\"other\"").get("/").status())
                .isEqualTo(200);
    }

    @Test
    void namesModulesAsScripts() {
        assertThat(gateway.client().get("/console/js/main.js").header("Content-Type"))
                .isEqualTo("text/javascript;charset=UTF-8");
    }

    @Test
    void hasNoOtherFiles() {
        assertThat(gateway.client().get("/console/nothing.js").status()).isEqualTo(404);
        assertThat(gateway.client().get("/console/js").status()).isEqualTo(404);
        assertThat(gateway.client().get("/gateway.yml").status()).isEqualTo(404);
        assertThat(gateway.client().get("/console/gateway.yml").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/console/index.html", "/health"})
    void onlyReadsAreServedHere(String path) {
        var reply = gateway.client().post(path, Map.of());

        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.header("Allow")).isEqualTo("GET, HEAD");
        assertThat(reply.json().path("error_code").asString()).isEqualTo("INVALID_INPUT");
    }

    @Test
    void aHeadHasNoBody() {
        var reply = gateway.client().send("HEAD", "/", null);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text()).isEmpty();
        assertThat(gateway.client().send("HEAD", "/nothing", null).status()).isEqualTo(404);
    }
}
