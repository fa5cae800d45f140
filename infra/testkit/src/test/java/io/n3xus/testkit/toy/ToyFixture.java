package io.n3xus.testkit.toy;

import io.n3xus.platform.service.NexusServices;
import io.n3xus.testkit.ApiClient;
import io.n3xus.testkit.Backends;
import io.n3xus.testkit.TestTokens;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;

/** The toy service in two replicas, started once for all tests that look at it from outside. */
final class ToyFixture {

    static final String COUNTERS = "/api/v1/supercore/counters/";
    static final TestTokens TOKENS = TestTokens.start();
    static final ConfigurableApplicationContext FIRST = start("toy-1");
    static final ConfigurableApplicationContext SECOND = start("toy-2");

    private ToyFixture() {}

    static ConfigurableApplicationContext start(String node) {
        var properties = new HashMap<String, Object>(Backends.properties("toy-service"));
        properties.putAll(TOKENS.properties());
        properties.putAll(Map.of(
                "server.port", "0",
                "nexus.node", node,
                "nexus.body-limit", "1KB",
                "nexus.idempotency.claim-lasts", "2s",
                "nexus.idempotency.purge-every", "200ms"));
        return NexusServices.run(ToyService.class, "toy-service", properties);
    }

    /** Without a token. */
    static ApiClient at(ConfigurableApplicationContext context) {
        return ApiClient.at("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port"));
    }

    static ApiClient alice(ConfigurableApplicationContext context) {
        return at(context).bearer(TOKENS.user("alice"));
    }

    static int total(String counter) {
        return alice(FIRST).get(COUNTERS + counter).json().get("total").asInt();
    }
}
