package io.n3xus.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.n3xus.stream.api.Viewability;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** More is sent than all buffers of the kernel on the way take in, so that only a relay that stops reading passes. */
class BackPressureTest {

    private static final int PART = 1 << 20;
    private static final long TOTAL = 80L * PART;

    /** What the kernel's socket buffers on the way may take in; the relay's own part is some kilobytes. */
    private static final long MOST_ON_THE_WAY = 40L * PART;

    private static RunningStream stream;

    @BeforeAll
    static void start() {
        stream = RunningStream.with(Map.of("nexus.stream.slowest-send", "5m", "nexus.stream.silence", "5m"));
    }

    @AfterAll
    static void stop() throws Exception {
        stream.close();
    }

    @Test
    void aViewerThatDoesNotReadStopsTheDesktopFromSending() throws Exception {
        var id = stream.session(Viewability.ACTIVE);
        try (var browser = Browser.openWithoutReading(stream.socket(id), stream.tokens.user(RunningStream.OWNER));
                var sender = Executors.newVirtualThreadPerTaskExecutor()) {
            var desktop = stream.agent.desktop(id);
            var sending = sender.submit(() -> {
                desktop.send(TOTAL);
                return null;
            });

            standsStill(desktop::sentBytes);
            assertThat(desktop.sentBytes()).isLessThan(MOST_ON_THE_WAY);

            browser.readOn();
            sending.get();
            await().atMost(Duration.ofMinutes(1)).until(() -> browser.receivedBytes() == TOTAL);
            assertThat(browser.inOrder()).isTrue();
        }
    }

    @Test
    void aDesktopThatDoesNotReadStopsTheViewerFromSending() throws Exception {
        var id = stream.session(Viewability.ACTIVE);
        try (var browser = stream.view(id)) {
            var desktop = stream.agent.desktop(id);
            desktop.stopReading();
            var sent = new AtomicLong();
            var sending = CompletableFuture.runAsync(
                    () -> {
                        for (var part = 0; part < TOTAL / PART; part++) {
                            browser.send(PART).join();
                            sent.addAndGet(PART);
                        }
                    },
                    Thread::startVirtualThread);

            standsStill(sent::get);
            assertThat(sent.get()).isLessThan(MOST_ON_THE_WAY);

            desktop.readOn();
            sending.join();
            await().atMost(Duration.ofMinutes(1)).until(() -> desktop.receivedBytes() == TOTAL);
            assertThat(desktop.inOrder()).isTrue();
        }
    }

    private static void standsStill(LongSupplier count) {
        var last = new long[] {-1};
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    var now = count.getAsLong();
                    var still = now == last[0];
                    last[0] = now;
                    return still;
                });
    }
}
