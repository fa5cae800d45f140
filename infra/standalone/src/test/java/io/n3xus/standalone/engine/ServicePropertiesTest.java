package io.n3xus.standalone.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.n3xus.standalone.home.Home;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServicePropertiesTest {

    @TempDir
    Path directory;

    @Test
    void leadsTheGatewayToEveryReplica() {
        assertThat(of(Service.GATEWAY, 1, true, Map.of()))
                .containsEntry("nexus.gateway.services.session", "http://127.0.0.1:8101,http://127.0.0.1:8201")
                .containsEntry("nexus.gateway.services.stream", "http://127.0.0.1:8104")
                .doesNotContainKey("nexus.gateway.services.agent");
    }

    @Test
    void givesEachReplicaItsOwnNameAndPort() {
        assertThat(of(Service.BILLING, 2, true, Map.of()))
                .containsEntry("nexus.node", "billing-service-2")
                .containsEntry("server.port", 8202);
    }

    /** What discovery says of the issuer must be where it was found and what the tokens say. */
    @Test
    void makesTheGatewayTheIssuerForEveryone() {
        var gateway = "http://localhost:8080";

        assertThat(of(Service.IDENTITY, 1, false, Map.of()))
                .containsEntry("nexus.identity.issuer", gateway)
                .containsEntry("nexus.identity.public-url", gateway);
        assertThat(of(Service.GATEWAY, 1, false, Map.of())).containsEntry("nexus.identity.issuer", gateway);
        assertThat(of(Service.BILLING, 2, true, Map.of())).containsEntry("nexus.identity.issuer", gateway);
    }

    @Test
    void letsThePersonAtTheCommandLineDecide() {
        var chosen = Map.of("nexus.agent.pool", "4", "server.address", "127.0.0.2");

        assertThat(of(Service.AGENT, 1, false, chosen)).containsAllEntriesOf(chosen);
    }

    @Test
    void keepsDesktopsOfTwoInstallationsApart() {
        var one = layout(directory.resolve("one"), false, Map.of()).home().desktops();
        var other = layout(directory.resolve("other"), false, Map.of()).home().desktops();

        assertThat(one).isNotEqualTo(other).isAbsolute();
        assertThat(one.toString()).hasSizeLessThan(80);
    }

    private Map<String, Object> of(Service service, int number, boolean split, Map<String, String> settings) {
        var layout = layout(directory, split, settings);
        layout.home().create();
        return new ServiceProperties(layout, Secrets.readOrMake(layout)).of(new Replica(service, number));
    }

    private static Layout layout(Path home, boolean split, Map<String, String> settings) {
        return new Layout(new Home(home), Path.of(""), Ports.of(Map.of(), Map.of(), split), split, settings);
    }
}
