package io.n3xus.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.n3xus.stream.api.Viewability;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ViewerFilesTest {

    private static final String NOVNC = "/vnc-viewer/assets/novnc/";

    @TempDir
    static Path directory;

    private static RunningStream stream;

    @BeforeAll
    static void start() throws IOException {
        Files.createDirectories(directory.resolve("novnc/core"));
        Files.writeString(directory.resolve("novnc/core/rfb.js"), "export default class RFB {}");
        Files.writeString(directory.resolve("secret.txt"), "the secret");
        var novnc = directory.resolve("novnc").toString();
        stream = RunningStream.with(Map.of("nexus.stream.novnc-directory", novnc));
    }

    @AfterAll
    static void stop() throws Exception {
        stream.close();
    }

    @Test
    void thePageIsOpenToAllAndStrictAboutWhatItLoads() {
        var id = stream.session(Viewability.ACTIVE);
        for (var path : List.of("/vnc-viewer/" + id, "/api/v1/vnc-viewer/" + id + "?token=abc")) {
            var page = stream.client().get(path);
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
            assertThat(page.header("Content-Security-Policy")).contains("default-src 'self'");
            assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(page.text())
                    .contains("/vnc-viewer/assets/viewer/page.js")
                    .doesNotContain("abc");
        }
        assertThat(stream.client().get("/vnc-viewer/nonsense").status()).isEqualTo(404);
    }

    @Test
    void everyFileThePageNamesIsThere() {
        var page = stream.client()
                .get("/vnc-viewer/" + stream.session(Viewability.ACTIVE))
                .text();
        var files = page.lines()
                .filter(line -> line.contains("/vnc-viewer/assets/"))
                .map(line -> line.replaceAll(".*\"(/vnc-viewer/assets/[^\"]+)\".*", "$1"))
                .toList();

        assertThat(files)
                .hasSize(3)
                .allSatisfy(
                        file -> assertThat(stream.client().get(file).status()).isEqualTo(200));
    }

    @Test
    void scriptsAreServedAsScripts() {
        for (var script : List.of("/vnc-viewer/assets/viewer/desktop.js", NOVNC + "core/rfb.js")) {
            var answer = stream.client().get(script);
            assertThat(answer.header("Content-Type")).startsWith("text/javascript");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../secret.txt",
                "core/../../secret.txt",
                "%2e%2e/secret.txt",
                "..%2fsecret.txt",
                "..%5csecret.txt",
                "%252e%252e/secret.txt",
                "core/..;/..;/secret.txt",
                "/etc/passwd",
                "file:/etc/passwd",
                "%00/../secret.txt"
            })
    void nothingOutsideIsServed(String path) throws IOException {
        var answer = raw(NOVNC + path);
        assertThat(answer).doesNotContain("the secret").doesNotContain("root:").containsPattern("^HTTP/1.1 40[04] ");
    }

    @Test
    void withoutNoVncItIsSaidWhatToDo() throws Exception {
        var nowhere = Map.of(
                "nexus.stream.novnc-directory", directory.resolve("absent").toString());
        try (var bare = RunningStream.with(nowhere)) {
            var answer = bare.client().get(NOVNC + "core/rfb.js");
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.json().get("message").asString()).contains("Install the package novnc");
        }
    }

    @Test
    void anUnknownFileIsAnUnknownPath() {
        var answer = stream.client().get("/vnc-viewer/assets/viewer/nothing.js");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().get("code").asString()).isEqualTo("NOT_FOUND");
    }

    /** Sent as it is: a client would tidy the path up. */
    private static String raw(String path) throws IOException {
        var address = URI.create(stream.socket("any").toString());
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            var request = "GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".formatted(path);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
