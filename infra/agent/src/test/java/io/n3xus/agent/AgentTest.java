package io.n3xus.agent;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.n3xus.agent.desktops.Capacity;
import io.n3xus.agent.desktops.Desktops;
import io.n3xus.platform.service.NexusServices;
import io.n3xus.testkit.ApiClient;
import io.n3xus.testkit.TestTokens;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/** The agent as its callers meet it: over HTTP, with a real desktop behind it. */
class AgentTest {

    private static final Map<String, Object> ORDER =
            Map.of("cpuMillis", 2000, "memoryBytes", 1L << 30, "processesMax", 200, "width", 800, "height", 600);

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static TestTokens tokens;
    private static Path directory;
    private static ConfigurableApplicationContext agent;
    private static ApiClient api;

    @BeforeAll
    static void start() throws IOException {
        tokens = TestTokens.start();
        directory = Files.createTempDirectory("n3xus-agent");
        agent = startAgent();
        api = client();
    }

    @AfterAll
    static void stop() throws IOException {
        var desktops = agent.getBean(Desktops.class);
        desktops.list().forEach(desktop -> desktops.stop(desktop.id()));
        agent.close();
        tokens.close();
        FileSystemUtils.deleteRecursively(directory);
    }

    @BeforeEach
    void needDesktops() {
        var capacity = agent.getBean(Desktops.class).capacity();
        assumeTrue(capacity.desktops(), capacity.why());
    }

    @Test
    void startsADesktopOnceAndShowsIt() throws Exception {
        var first = api.put("/internal/desktops/one", ORDER);
        var second = api.put("/internal/desktops/one", ORDER);

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.json().get("state").asString()).isEqualTo("running");
        assertThat(second.json()).isEqualTo(first.json());
        var viewers = new Viewer[] {view("one"), view("one")};
        for (var viewer : viewers) {
            await().untilAsserted(() -> assertThat(viewer.heard()).startsWith("RFB 003.008\n".getBytes(ISO_8859_1)));
            viewer.socket().abort();
        }
    }

    @Test
    void freezesThawsAndIgnoresAnOrderThatComesLate() {
        api.put("/internal/desktops/two", ORDER);

        var frozen = api.put("/internal/desktops/two/state", Map.of("state", "frozen", "version", 5));
        assertThat(frozen.json().get("state").asString()).isEqualTo("frozen");
        assertThatThrownBy(() -> view("two")).hasMessageContaining("WebSocketHandshakeException");
        assertThat(api.put("/internal/desktops/two/state", Map.of("state", "running", "version", 4))
                        .json()
                        .get("state")
                        .asString())
                .isEqualTo("frozen");
        assertThat(api.put("/internal/desktops/two/state", Map.of("state", "running", "version", 6))
                        .json()
                        .get("state")
                        .asString())
                .isEqualTo("running");
    }

    @Test
    void adoptsItsDesktopsAfterARestart() {
        var before = api.put("/internal/desktops/three", ORDER).json();
        agent.close();
        agent = startAgent();
        api = client();

        assertThat(api.get("/internal/desktops").json()).contains(before);
    }

    @Test
    void endsADesktopAndEveryViewerOfIt() throws Exception {
        api.put("/internal/desktops/four", ORDER);
        var viewer = view("four");

        assertThat(api.delete("/internal/desktops/four").status()).isEqualTo(204);
        assertThat(api.delete("/internal/desktops/four").status()).isEqualTo(204);

        await().untilAsserted(() -> assertThat(viewer.closed()).isTrue());
        assertThat(api.put("/internal/desktops/four/state", Map.of("state", "frozen", "version", 1))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void refusesWhatItCannotGive() {
        var tooSmall = new HashMap<>(ORDER);
        tooSmall.put("memoryBytes", 1);

        var refused = api.put("/internal/desktops/five", tooSmall);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("message").asString()).contains("bytes of memory");
        assertThat(api.put("/internal/desktops/no.dots", ORDER).status()).isEqualTo(400);
        assertThat(api.put("/internal/desktops/one/state", Map.of("state", "asleep", "version", 1))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void servesServicesAlone() {
        var stranger = ApiClient.at(address()).bearer(tokens.admin("root"));

        assertThat(stranger.get("/internal/desktops").status()).isEqualTo(403);
        assertThat(ApiClient.at(address()).get("/internal/desktops").status()).isEqualTo(401);
    }

    @Test
    void saysWhatTheMachineOffers() {
        var capacity = api.get("/internal/capacity").json();

        assertThat(capacity.get("agentId").asString()).isEqualTo("agent-1");
        assertThat(capacity.get("desktops").asBoolean()).isTrue();
        assertThat(capacity.get("gpus").isInt()).isTrue();
        assertThat(capacity.propertyNames())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Capacity.class.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList());
    }

    private static ConfigurableApplicationContext startAgent() {
        var settings = new HashMap<String, Object>(tokens.properties());
        settings.put("server.port", 0);
        settings.put("nexus.agent.directory", directory.toString());
        settings.put("nexus.agent.pool", 0);
        return NexusServices.run(AgentApplication.class, AgentApplication.NAME, settings);
    }

    private static ApiClient client() {
        return ApiClient.at(address()).bearer(tokens.service("session-service"));
    }

    private static String address() {
        return "http://127.0.0.1:" + agent.getEnvironment().getProperty("local.server.port");
    }

    private static Viewer view(String id) throws Exception {
        var viewer = new Viewer();
        viewer.opened(HTTP.newWebSocketBuilder()
                .header("Authorization", "Bearer " + tokens.service("stream-service"))
                .connectTimeout(Duration.ofSeconds(5))
                .buildAsync(URI.create(address().replace("http", "ws") + "/internal/desktops/" + id + "/vnc"), viewer)
                .get());
        return viewer;
    }
}
