package io.n3xus.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.n3xus.stream.api.Viewability;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FaultsTest {

    @Test
    void withoutAnAgentTheUpgradeIsRefusedAndTheSeatIsFreed() throws Exception {
        var nobody = Map.of("nexus.stream.agent-url", "http://127.0.0.1:1", "nexus.stream.viewers", "1");
        try (var stream = RunningStream.with(nobody)) {
            var id = stream.session(Viewability.ACTIVE);
            for (var attempt = 0; attempt < 3; attempt++) {
                var refusal = Browser.refusal(stream.socket(id), stream.tokens.user(RunningStream.OWNER));
                assertThat(refusal.statusCode()).isEqualTo(503);
                assertThat(refusal.headers().firstValue("Retry-After")).hasValue("1");
            }
        }
    }

    @Test
    void aFullReplicaSaysSo() throws Exception {
        try (var stream = RunningStream.with(Map.of("nexus.stream.viewers", "1"));
                var _ = stream.view(stream.session(Viewability.ACTIVE))) {
            var another = stream.session(Viewability.ACTIVE);
            var refusal = Browser.refusal(stream.socket(another), stream.tokens.user(RunningStream.OWNER));
            assertThat(refusal.statusCode()).isEqualTo(503);
        }
    }

    @Test
    void stoppingTellsTheViewersToComeBack() throws Exception {
        try (var stream = RunningStream.with(Map.of());
                var browser = stream.view(stream.session(Viewability.ACTIVE))) {
            stream.stop();
            assertThat(browser.closed()).isEqualTo(new Browser.Closed(1001, "The platform is restarting"));
        }
    }

    @Test
    void aSilentViewerIsGivenUp() throws Exception {
        try (var stream = RunningStream.with(Map.of("nexus.stream.silence", "500ms"));
                var silent = Browser.openWithoutReading(
                        stream.socket(stream.session(Viewability.ACTIVE)), stream.tokens.user(RunningStream.OWNER));
                var lively = stream.view(stream.session(Viewability.ACTIVE))) {
            // Reading nothing, it answers no ping either; the close is among what it has not read.
            await().until(() -> stream.viewers() == 1);
            silent.readOn();
            assertThat(silent.closed()).isEqualTo(new Browser.Closed(1001, "The viewer did not answer"));
            assertThat(lively.socket().isInputClosed()).isFalse();
        }
    }
}
