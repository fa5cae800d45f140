package io.n3xus.billing;

import io.n3xus.platform.service.NexusServices;
import io.n3xus.testkit.ApiClient;
import io.n3xus.testkit.TestTokens;
import java.util.HashMap;
import java.util.List;

/** billing-service in a process of its own, on the stores of the one that started it. */
public final class AnotherReplica {

    private AnotherReplica() {}

    /** Rebuilds until it is killed; the settings of the stores are given as {@code key=value}. */
    static void main(String[] settings) {
        var tokens = TestTokens.start();
        var properties = new HashMap<String, Object>(tokens.properties());
        List.of(settings)
                .forEach(setting -> properties.put(
                        setting.substring(0, setting.indexOf('=')), setting.substring(setting.indexOf('=') + 1)));
        properties.put("server.port", 0);
        properties.put(
                "nexus.node",
                "billing-service-killed-" + ProcessHandle.current().pid());
        var context = NexusServices.run(BillingServiceApplication.class, "billing-service", properties);
        var port = context.getEnvironment().getRequiredProperty("local.server.port");
        var http = ApiClient.at("http://127.0.0.1:" + port).bearer(tokens.service("test"));
        while (context.isActive()) {
            http.send("POST", "/internal/rebuild?replace=true", null);
        }
    }
}
