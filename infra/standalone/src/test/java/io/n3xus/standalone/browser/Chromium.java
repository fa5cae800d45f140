package io.n3xus.standalone.browser;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One headless Chromium with a profile of its own. Every page it opens is a stranger to the others. */
public final class Chromium implements AutoCloseable {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    private final Process process;
    private final DevTools tools;

    private Chromium(Path program, Path profile) throws IOException {
        process = new ProcessBuilder(
                        program.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(profile.resolve("chromium.out").toFile())
                .start();
        tools = DevTools.connect(address(profile.resolve("DevToolsActivePort")));
    }

    /** Where this machine has one; empty when it has none. */
    public static Optional<Path> program() {
        return NAMES.stream()
                .flatMap(name -> Stream.of("/usr/bin/", "/usr/local/bin/").map(folder -> Path.of(folder + name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static boolean isInstalled() {
        return program().isPresent();
    }

    /**
     * Starts a browser without a window.
     *
     * @param profile an empty directory of the caller's
     */
    public static Chromium start(Path profile) {
        try {
            return new Chromium(program().orElseThrow(), Files.createDirectories(profile));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The browser writes two lines when it is ready: its port and the path of its socket. */
    private static URI address(Path written) throws IOException {
        await().atMost(Duration.ofMinutes(1))
                .until(() ->
                        Files.exists(written) && Files.readAllLines(written).size() == 2);
        var lines = Files.readAllLines(written);
        return URI.create("ws://127.0.0.1:%s%s".formatted(lines.getFirst(), lines.getLast()));
    }

    /** An empty page of this size, with its own cookies and storage. */
    public Page open(int width, int height) {
        var context = tools.call("", "Target.createBrowserContext", Map.of()).get("browserContextId");
        var target = tools.call(
                        "",
                        "Target.createTarget",
                        Map.of(
                                "url",
                                "about:blank",
                                "browserContextId",
                                context.asString(),
                                "width",
                                width,
                                "height",
                                height))
                .get("targetId");
        var session = tools.call("", "Target.attachToTarget", Map.of("targetId", target.asString(), "flatten", true))
                .get("sessionId");
        return new Page(tools, session.asString(), width, height);
    }

    @Override
    public void close() {
        tools.close();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }
}
