package io.n3xus.standalone.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.n3xus.runtime.rfb.RfbClient;
import io.n3xus.testkit.ApiClient;
import io.n3xus.testkit.ApiClient.Reply;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** One user's virtual PCs and wallet, over the public API. */
final class VirtualPcs {

    static final String PREFIX = "/api/v1/supercore";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final PlatformUnderTest platform;
    private final ApiClient api;
    private final String token;

    VirtualPcs(PlatformUnderTest platform, String user) {
        this.platform = platform;
        this.token = platform.token(user);
        this.api = ApiClient.at(platform.gateway()).documented().bearer(token).with("X-N3XUS-Handshake", "55-45-17");
    }

    ApiClient api() {
        return api;
    }

    Reply tryCreate(String tier) {
        return api.post(PREFIX + "/sessions/create", Map.of("tier", tier));
    }

    /** However often it is sent with this key, there is one PC. */
    Reply tryCreate(String tier, String key) {
        return api.with("Idempotency-Key", key).post(PREFIX + "/sessions/create", Map.of("tier", tier));
    }

    int total() {
        return api.get(PREFIX + "/sessions").json().at("/pagination/total").asInt();
    }

    /** Returns when it is active. */
    String create(String tier) {
        var created = tryCreate(tier);
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        var id = created.json().at("/session/id").asString();
        awaitStatus(id, "active");
        return id;
    }

    void awaitStatus(String id, String status) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(status(id)).isEqualTo(status));
    }

    String status(String id) {
        return get(id).json().at("/session/status").asString();
    }

    Reply get(String id) {
        return api.get(PREFIX + "/sessions/" + id);
    }

    Reply pause(String id) {
        return api.put(PREFIX + "/sessions/" + id + "/pause");
    }

    Reply resume(String id) {
        return api.put(PREFIX + "/sessions/" + id + "/resume");
    }

    Reply terminate(String id) {
        return api.delete(PREFIX + "/sessions/" + id);
    }

    BigDecimal balance() {
        return api.get(PREFIX + "/wallet").json().at("/wallet/balance").decimalValue();
    }

    BigDecimal held() {
        return api.get(PREFIX + "/wallet").json().at("/wallet/held").decimalValue();
    }

    RfbClient view(String id) throws IOException {
        var viewer = platform.gateway().replaceFirst("http", "ws") + "/vnc-viewer/" + id + "?token=" + token;
        return RfbClient.connect(URI.create(viewer), Duration.ofSeconds(20));
    }
}
