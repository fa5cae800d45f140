package io.n3xus.identity;

import static io.n3xus.identity.RunningIdentity.http;
import static org.assertj.core.api.Assertions.assertThat;

import io.n3xus.testkit.ApiClient;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SeedingTest {

    @Test
    void leavesAloneWhoExists() {
        var before = RunningIdentity.logIn("alice").get("user");

        try (var another = RunningIdentity.startAnother("another-password")) {
            var url = "http://127.0.0.1:" + another.getEnvironment().getRequiredProperty("local.server.port");
            var refused = ApiClient.at(url)
                    .post("/api/v1/auth/login", Map.of("username", "alice", "password", "another-password"));

            assertThat(refused.status()).isEqualTo(401);
        }
        assertThat(RunningIdentity.logIn("alice").get("user")).isEqualTo(before);
        assertThat(http().get("/actuator/health").status()).isEqualTo(200);
    }
}
