package io.n3xus.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.n3xus.stream.api.Viewability;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RelayTest {

    private static final int LARGE = 3_000_000;

    private static RunningStream stream;

    @BeforeAll
    static void start() {
        stream = RunningStream.with(
                Map.of("nexus.stream.viewers-per-desktop", "2", "nexus.stream.look-after-every", "1s"));
    }

    @AfterAll
    static void stop() throws Exception {
        stream.close();
    }

    @Test
    void carriesBytesBothWaysWithoutLossOrDisorder() throws Exception {
        var id = stream.session(Viewability.ACTIVE);
        try (var browser = stream.view(id)) {
            var desktop = stream.agent.desktop(id);
            assertThat(browser.socket().getSubprotocol()).isEqualTo("binary");

            desktop.send(12);
            desktop.send(LARGE);
            browser.send(LARGE).join();
            browser.send(1).join();

            await().until(() -> browser.receivedBytes() == LARGE + 12);
            await().until(() -> desktop.receivedBytes() == LARGE + 1);
            assertThat(browser.inOrder()).isTrue();
            assertThat(desktop.inOrder()).isTrue();
        }
    }

    @Test
    void twoViewersShareADesktopAndAThirdIsTooMany() throws Exception {
        var id = stream.session(Viewability.ACTIVE);
        var first = stream.view(id);
        stream.agent.desktop(id);
        try (var _ = stream.view(id)) {
            stream.agent.desktop(id);
            var third = Browser.refusal(stream.socket(id), stream.tokens.user(RunningStream.OWNER));
            assertThat(third.statusCode()).isEqualTo(429);
            assertThat(third.headers().firstValue("Retry-After")).isPresent();

            first.close();
            await().ignoreExceptions().until(() -> {
                stream.view(id).close();
                return true;
            });
        }
    }

    @Test
    void aViewerThatLeavesClosesItsConnectionToTheDesktop() throws Exception {
        var id = stream.session(Viewability.ACTIVE);
        var browser = stream.view(id);
        var desktop = stream.agent.desktop(id);

        browser.close();

        await().until(() -> desktop.closed);
    }

    @Test
    void pausingKeepsViewersAndTerminatingClosesThem() throws Exception {
        var id = stream.session(Viewability.ACTIVE);
        try (var browser = stream.view(id)) {
            var desktop = stream.agent.desktop(id);

            stream.become(id, Viewability.PAUSED);
            desktop.send(5);
            await().until(() -> browser.receivedBytes() == 5);

            stream.become(id, Viewability.TERMINATED);
            assertThat(browser.closed()).isEqualTo(new Browser.Closed(1000, "This PC has ended"));
            await().until(() -> desktop.closed);
        }
    }

    @Test
    void saysWhenTheDesktopWentAway() throws Exception {
        var id = stream.session(Viewability.ACTIVE);
        try (var browser = stream.view(id)) {
            stream.agent.desktop(id).close();
            assertThat(browser.closed()).isEqualTo(new Browser.Closed(1011, "The desktop went away"));
        }
    }

    @Test
    void aDesktopThatGoesJustBeforeTheEndOfItsSessionIsKnownHasEnded() throws Exception {
        var id = stream.session(Viewability.ACTIVE);
        try (var browser = stream.view(id)) {
            stream.agent.desktop(id).close();
            stream.become(id, Viewability.TERMINATED);
            assertThat(browser.closed()).isEqualTo(new Browser.Closed(1000, "This PC has ended"));
        }
    }

    @Test
    void textIsNotRfb() throws Exception {
        var id = stream.session(Viewability.ACTIVE);
        try (var browser = stream.view(id)) {
            stream.agent.desktop(id);
            browser.sendText("hello").join();
            assertThat(browser.closed().code()).isEqualTo(1003);
        }
    }
}
