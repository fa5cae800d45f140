package io.n3xus.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.n3xus.testkit.ApiClient;
import io.n3xus.testkit.TestTokens;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Health tells the truth about every service behind the gateway. */
class HealthTest {

    private static final List<String> SERVICES =
            List.of("identity", "session", "billing", "storage", "stream", "execution", "telemetry", "ai-coordination");

    private final TestTokens tokens = TestTokens.start();
    private final StubService all = new StubService("all");
    private final StubService billing = new StubService("billing");
    private final TestGateway gateway = TestGateway.with(tokens, settings());

    @AfterEach
    void stop() {
        gateway.close();
        all.close();
        billing.close();
        tokens.close();
    }

    private Map<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        SERVICES.forEach(name -> settings.put("nexus.gateway.services." + name, all.url()));
        settings.put("nexus.gateway.services.billing", billing.url());
        settings.put("nexus.gateway.health.valid-for", "1ms");
        return settings;
    }

    @Test
    void isHealthyWhenEveryServiceIs() {
        var reply = gateway.client().get("/health");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("status").asString()).isEqualTo("healthy");
        assertThat(reply.json().path("timestamp").asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        assertThat(reply.json().path("services").toString())
                .isEqualTo("{\"database\":\"healthy\",\"redis\":\"not_configured\",\"ai_models\":\"not_configured\","
                        + "\"storage\":\"not_configured\",\"gateway\":\"healthy\",\"ai-coordination-service\":\"healthy\","
                        + "\"billing-service\":\"healthy\",\"execution-service\":\"healthy\","
                        + "\"identity\":\"healthy\",\"session-service\":\"healthy\",\"storage-service\":\"healthy\","
                        + "\"stream-service\":\"healthy\",\"telemetry-service\":\"healthy\"}");
        assertThat(reply.json().propertyNames())
                .containsExactly("status", "version", "timestamp", "environment", "services", "circuits", "failing");
    }

    @Test
    void namesTheServiceThatFails() {
        billing.close();

        var reply = gateway.client().get("/health");

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.json().path("status").asString()).isEqualTo("degraded");
        assertThat(reply.json().path("failing").toString()).isEqualTo("[\"billing-service\"]");
        assertThat(reply.json().path("services").path("billing-service").asString())
                .isEqualTo("unhealthy");
    }

    @Test
    void metricsAndItsOwnHealthAreOnAnotherPort() {
        gateway.client().get("/nothing");
        var management = ApiClient.at("http://127.0.0.1:" + gateway.managementPort());

        assertThat(management.get("/actuator/health").text()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(management.get("/actuator/prometheus").text())
                .contains("gateway_requests_seconds_count{api=\"FORGE\",status=\"404\"} 1")
                .contains("jvm_memory_used_bytes");
        assertThat(management.get("/actuator/env").status()).isEqualTo(404);
    }
}
