package io.n3xus.standalone.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortsTest {

    private static final Map<String, String> NO_ENVIRONMENT = Map.of();

    @Test
    void hasThePublishedDefaults() {
        var ports = Ports.of(NO_ENVIRONMENT, Map.of(), false);

        assertThat(ports.byPart())
                .containsEntry("gateway", 8080)
                .containsEntry("session-service", 8101)
                .containsEntry("billing-service", 8102)
                .containsEntry("identity", 8108)
                .containsEntry("kafka", 8110)
                .containsEntry("postgres", 8112)
                .containsEntry("mongo", 8113)
                .doesNotContainKey("session-service-2");
    }

    @Test
    void givesSecondReplicasPortsOfTheirOwn() {
        var ports = Ports.of(NO_ENVIRONMENT, Map.of(), true).byPart();

        assertThat(ports).containsEntry("session-service-2", 8201).containsEntry("billing-service-2", 8202);
        assertThat(ports.values()).doesNotHaveDuplicates();
    }

    @Test
    void followsTheEnvironmentAndOptionsMore() {
        var environment = Map.of("NEXUS_PORT_GATEWAY", "9080", "NEXUS_PORT_BILLING_SERVICE", "9102");

        var ports = Ports.of(environment, Map.of("gateway", 9081), false);

        assertThat(ports.of("gateway")).isEqualTo(9081);
        assertThat(ports.of("billing-service")).isEqualTo(9102);
    }

    @Test
    void namesTheSettingThatIsNoPort() {
        assertThatThrownBy(() -> Ports.of(Map.of("NEXUS_PORT_KAFKA", "many"), Map.of(), false))
                .hasMessageContaining("NEXUS_PORT_KAFKA is no port: many");
        assertThatThrownBy(() -> Ports.of(Map.of("NEXUS_PORT_KAFKA", "70000"), Map.of(), false))
                .hasMessageContaining("NEXUS_PORT_KAFKA is no port: 70000");
        assertThatThrownBy(() -> Ports.of(NO_ENVIRONMENT, Map.of("kaffa", 1), false))
                .hasMessageContaining("no part \"kaffa\"")
                .hasMessageContaining("kafka");
    }

    @Test
    void namesAPortInUseTogetherWithItsSetting() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var ports = new Ports(Map.of("gateway", other.getLocalPort()));

            assertThat(ports.conflicts())
                    .singleElement()
                    .asString()
                    .contains("Port " + other.getLocalPort() + " of gateway is in use")
                    .contains("--port gateway=NUMBER")
                    .contains("NEXUS_PORT_GATEWAY");
        }
    }

    @Test
    void findsNothingWrongWithFreePorts() {
        assertThat(Ports.free(true).conflicts()).isEmpty();
    }
}
