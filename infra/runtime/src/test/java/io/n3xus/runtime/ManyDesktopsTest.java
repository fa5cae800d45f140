package io.n3xus.runtime;

import static io.n3xus.runtime.TestHost.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.n3xus.runtime.rfb.RfbClient;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ManyDesktopsTest {

    private static final int MANY = 30;

    @Test
    void thirtyStartAtOnceAndAllAnswer() throws Exception {
        var spec = new DesktopSpec(1000, 256L << 20, 64, 640, 480);
        try (var host = new TestHost();
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var desktops = callers
                    .invokeAll(IntStream.range(0, MANY)
                            .<Callable<Desktop>>mapToObj(i -> () -> host.runtime.start("many-" + i, spec))
                            .toList())
                    .stream()
                    .map(Future::resultNow)
                    .toList();

            assertThat(desktops).extracting(Desktop::uid).doesNotHaveDuplicates();
            for (var desktop : desktops) {
                assertThat(RfbClient.answers(host.runtime.socket(desktop.id()), PATIENCE))
                        .isTrue();
            }
            callers.invokeAll(
                    desktops.stream().map(desktop -> stop(host, desktop)).toList());
            assertThat(host.runtime.list()).isEmpty();
        }
    }

    @Test
    void hasAnEnd() throws IOException {
        try (var host = new TestHost(settings -> new RuntimeSettings(
                settings.directory(),
                settings.uidClaims(),
                settings.uidFirst(),
                settings.uidCount(),
                0,
                1,
                settings.startTimeout(),
                settings.scratchBytes()))) {
            host.start("one");

            assertThatThrownBy(() -> host.start("two")).hasMessageContaining("stop one first");
        }
    }

    private static Callable<Boolean> stop(TestHost host, Desktop desktop) {
        return () -> {
            host.runtime.stop(desktop.id());
            return true;
        };
    }
}
