package io.n3xus.bench;

import io.n3xus.runtime.rfb.RfbClient;
import io.n3xus.standalone.engine.Api;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** One virtual PC as its owner handles it: over the public API. */
final class VirtualPc {

    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final MeasuredPlatform platform;
    private final Api api;
    private final String token;
    private final String id;

    private VirtualPc(MeasuredPlatform platform, Api api, String token, String id) {
        this.platform = platform;
        this.api = api;
        this.token = token;
        this.id = id;
    }

    static VirtualPc create(MeasuredPlatform platform, String token) {
        var api = platform.supercore(token);
        var session = api.post("/sessions/create", Map.of("tier", "basic")).get("session");
        return new VirtualPc(platform, api, token, session.get("id").asString());
    }

    String id() {
        return id;
    }

    void awaitActive() {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!status().equals("active")) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(id + " is " + status() + " after " + PATIENCE);
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }

    private String status() {
        return api.send("GET", "/sessions/" + id, null)
                .body()
                .at("/session/status")
                .asString();
    }

    void pause() {
        expect(api.send("PUT", "/sessions/" + id + "/pause", null));
    }

    void resume() {
        expect(api.send("PUT", "/sessions/" + id + "/resume", null));
    }

    void terminate() {
        expect(api.send("DELETE", "/sessions/" + id, null));
    }

    RfbClient view() throws IOException {
        var viewer = platform.gateway().replaceFirst("http", "ws") + "/vnc-viewer/" + id + "?token=" + token;
        return RfbClient.connect(URI.create(viewer), PATIENCE);
    }

    private static void expect(Api.Answer answer) {
        if (answer.status() != 200) {
            throw new IllegalStateException(answer.status() + " " + answer.body());
        }
    }
}
