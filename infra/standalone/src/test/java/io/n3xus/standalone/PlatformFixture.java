package io.n3xus.standalone;

import io.n3xus.standalone.engine.Api;
import io.n3xus.standalone.engine.Layout;
import io.n3xus.standalone.engine.LeftDesktops;
import io.n3xus.standalone.engine.Platform;
import io.n3xus.standalone.engine.Ports;
import io.n3xus.standalone.engine.Service;
import io.n3xus.standalone.home.Credentials;
import io.n3xus.standalone.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.util.FileSystemUtils;

/**
 * The whole platform in the JVM of a test: free ports, a home that is gone afterwards. Register it as a static extension:
 * {@code @RegisterExtension static final PlatformFixture PLATFORM = new PlatformFixture();}
 */
public final class PlatformFixture implements BeforeAllCallback, AfterAllCallback {

    private static final Path PROJECT = Path.of("../..").toAbsolutePath().normalize();

    private final Map<String, String> settings;
    private final Ports ports = Ports.free(false);
    private @Nullable Path directory;
    private @Nullable Platform platform;

    public PlatformFixture() {
        this(Map.of());
    }

    /** A platform with settings for all services. */
    public PlatformFixture(Map<String, String> settings) {
        this.settings = new HashMap<>(WideLimits.SETTINGS);
        this.settings.putAll(settings);
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        directory = Files.createTempDirectory("nexus-platform-");
        start();
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        stop();
        if (directory != null) {
            new LeftDesktops(new Home(directory)).end();
            FileSystemUtils.deleteRecursively(directory);
        }
    }

    /** Starts again, on the same ports and data, after {@link #stop}. */
    public void start() {
        platform = Platform.start(layout());
    }

    public void stop() {
        if (platform != null) {
            platform.close();
            platform = null;
        }
    }

    public Layout layout() {
        if (directory == null) {
            throw new IllegalStateException("The platform has not been started");
        }
        return new Layout(new Home(directory), PROJECT, ports, false, settings);
    }

    /** Such as {@code http://localhost:40123}. */
    public String gateway() {
        return layout().gateway();
    }

    /** A service itself, past the gateway: only for what the gateway does not route. */
    public String url(Service service) {
        return layout().url(service);
    }

    public Credentials.User user(String username) {
        return Credentials.read(layout().home()).orElseThrow().user(username).orElseThrow();
    }

    public String token(String username) {
        var login = Map.of("username", username, "password", user(username).password());
        return new Api(gateway())
                .post("/api/v1/auth/login", login)
                .path("token")
                .asString();
    }

    /** The public API as this user, with the handshake. */
    public Api as(String username) {
        return new Api(gateway()).withToken(token(username)).with("X-N3XUS-Handshake", "55-45-17");
    }
}
