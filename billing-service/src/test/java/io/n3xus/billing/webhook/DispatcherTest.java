package io.n3xus.billing.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.n3xus.billing.OwnSchema;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DispatcherTest {

    private final OwnStore store = OwnStore.open(OwnSchema.create(), Settings.of(true));
    private final WebhookDispatcher dispatcher = store.dispatcher();

    @AfterEach
    void close() {
        dispatcher.stop();
        store.close();
    }

    @Test
    void finishesWhatIsUnderWayWhenItStopsAndGoesOnWhenItStarts() {
        var asked = new CountDownLatch(1);
        try (var receiver = Receiver.answering(_ -> {
            asked.countDown();
            return 204;
        })) {
            var hook = store.hook("alice", receiver.url());
            store.deliveries.queue(Events.credited("alice", 1, Instant.now()));
            dispatcher.start();
            await().until(() -> asked.getCount() == 0);
            dispatcher.stop();
            assertThat(dispatcher.isRunning()).isFalse();
            assertThat(delivered(hook)).isOne();

            store.deliveries.queue(Events.credited("alice", 2, Instant.now()));
            dispatcher.start();
            await().until(() -> delivered(hook) == 2);
            assertThat(receiver.ids()).hasSize(2);
        }
    }

    private long delivered(String hook) {
        return store.log.of(hook, 10, 0).deliveries().stream()
                .filter(delivery -> delivery.state() == Delivery.State.DELIVERED)
                .count();
    }
}
