package io.n3xus.bench.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.util.FileSystemUtils;

/** Everybody who takes part, all behind the same client and before the same backend, on the same processors. */
final class Field implements AutoCloseable {

    private static final List<String> JVM =
            List.of("-Xmx512m", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED");

    private final Path project;
    private final Path directory;
    private final SignedToken token;
    private final Map<String, Integer> ports = new HashMap<>();
    private final Deque<Contestant> all = new ArrayDeque<>();

    Field(Path project) throws IOException, JOSEException {
        this.project = project;
        this.directory = Files.createTempDirectory("n3xus-bench-gateway-");
        this.token = SignedToken.make();
        Files.writeString(directory.resolve("jwks.json"), token.keys());
        Files.createDirectory(directory.resolve("tmp"));
        for (var name : List.of("backend", "nginx", "haproxy", "redis", "stock", "ours", "ours-redis", "sockets")) {
            ports.put(name, freePort());
        }
    }

    SignedToken token() {
        return token;
    }

    Path directory() {
        return directory;
    }

    /** Starts all; the first is the backend itself. */
    List<Contestant> start(int socketService) throws IOException {
        var nginx =
                start("backend", "backend", List.of("nginx", "-p", directory + "/", "-c", conf("bench-nginx.conf")));
        var proxies = new ArrayList<Contestant>();
        proxies.add(nginx);
        proxies.add(nginx.as("nginx, plain", port("nginx")));
        proxies.add(start("HAProxy, plain", "haproxy", List.of("haproxy", "-f", conf("bench-haproxy.cfg"))));
        start(
                "redis",
                "redis",
                List.of("redis-server", "--port", "" + port("redis"), "--save", "", "--bind", "127.0.0.1"));
        proxies.add(start("stock Spring Cloud Gateway", "stock", stock()));
        proxies.add(start("ours", "ours", ours("ours", socketService, "")));
        proxies.add(start("ours, limits in Redis", "ours-redis", ours("ours-redis", socketService, redis())));
        return proxies;
    }

    private String redis() {
        return "redis://127.0.0.1:" + port("redis");
    }

    private List<String> stock() {
        return java(
                "infra/stock-gateway/target/stock-gateway-0.1.0-SNAPSHOT-boot.jar",
                List.of(
                        "--server.port=" + port("stock"),
                        "--bench.backend=" + backend(),
                        "--bench.keys=" + backend() + "/internal/jwks",
                        "--bench.redis-port=" + port("redis")));
    }

    private List<String> ours(String name, int socketService, String redis) {
        return java(
                "gateway/target/gateway-0.1.0-SNAPSHOT-boot.jar",
                List.of(
                        "--server.port=" + port(name),
                        "--nexus.gateway.management.port=0",
                        "--nexus.gateway.tokens.revocations=false",
                        "--nexus.identity.url=" + backend(),
                        "--nexus.gateway.services.billing=" + backend(),
                        "--nexus.gateway.services.stream=http://127.0.0.1:" + socketService,
                        "--nexus.gateway.sockets.per-user=20000",
                        "--nexus.gateway.limits.redis=" + redis,
                        "--nexus.gateway.limits.tables.supercore.all.windows.minute.plans.enterprise=1000000000",
                        "--nexus.gateway.limits.tables.streamspace.other.windows.minute.requests=1000000000"));
    }

    private List<String> java(String jar, List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(Paths.get(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM);
        command.addAll(List.of("-jar", project.resolve(jar).toString()));
        command.addAll(arguments);
        return command;
    }

    private Contestant start(String name, String port, List<String> command) throws IOException {
        var started = Contestant.start(name, port(port), directory, command);
        all.push(started);
        return started;
    }

    private String backend() {
        return "http://127.0.0.1:" + port("backend");
    }

    private int port(String name) {
        return Objects.requireNonNull(ports.get(name), name);
    }

    /** Writes the configuration with the ports in it. */
    private String conf(String resource) throws IOException {
        try (var in = Field.class.getResourceAsStream("/" + resource)) {
            var text = new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
            for (var each : ports.entrySet()) {
                text = text.replace("@" + each.getKey() + "@", Integer.toString(each.getValue()));
            }
            var file = directory.resolve(resource);
            Files.writeString(file, text.replace("@directory@", directory.toString()));
            return file.toString();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws IOException {
        all.forEach(Contestant::close);
        FileSystemUtils.deleteRecursively(directory);
    }
}
