package io.n3xus.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.n3xus.openapi.ApiDocument;
import io.n3xus.testkit.TestTokens;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the gateway tells of the APIs. */
class DocsTest {

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

    static List<ApiDocument> documents() {
        return ApiDocument.all();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs", "/docs/", "/docs/index.html"})
    void servesThePageToEveryone(String path) {
        var reply = gateway.client().get(path);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(reply.header("Content-Security-Policy"))
                .isEqualTo("default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
                        + "form-action 'none'; frame-ancestors 'none'");
    }

    @ParameterizedTest
    @MethodSource("documents")
    void servesEachDocumentAndOffersItOnThePage(ApiDocument document) {
        var reply = gateway.client().get("/docs/" + document.name() + ".json");

        assertThat(reply.header("Content-Type")).isEqualTo("application/json");
        assertThat(reply.json()).isEqualTo(document.json());
        assertThat(gateway.client().get("/docs/docs.js").text()).contains("[\"" + document.name() + "\"");
    }

    @Test
    void hasAllThatThePageLoads() {
        var page = gateway.client().get("/docs").text();
        var loaded = page.lines()
                .filter(line -> line.contains("/docs/") && (line.contains("href") || line.contains("src")))
                .map(line -> line.replaceFirst(".*(?:href|src)=\"([^\"]+)\".*", "$1"))
                .toList();

        assertThat(loaded)
                .hasSize(5)
                .allSatisfy(path ->
                        assertThat(gateway.client().get(path).status()).as(path).isEqualTo(200));
        assertThat(page).doesNotContain("://");
    }

    @Test
    void servesNothingElseOfTheLibraryAndIsOnlyRead() {
        for (var path : List.of("/docs/swagger-initializer.js", "/docs/oauth2-redirect.html", "/docs/nothing.json")) {
            assertThat(gateway.client().get(path).status()).as(path).isEqualTo(404);
        }
        assertThat(gateway.client().post("/docs", Map.of()).status()).isEqualTo(405);
        assertThat(gateway.client().get("/docsx").status()).isEqualTo(404);
    }
}
