package io.n3xus.billing.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.n3xus.billing.OwnSchema;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SenderKilledTest {

    @Test
    void whatWasSentByAKilledProcessIsSentAgainUnderTheSameId() {
        var schema = OwnSchema.create();
        var child = new AtomicReference<Process>();
        try (var store = OwnStore.open(schema, Settings.of(true));
                var receiver = Receiver.answering(_ -> kill(child))) {
            var hook = store.hook("alice", receiver.url());
            store.deliveries.queue(Events.credited("alice", 1, Instant.now()));

            child.set(SenderProcess.start(schema));
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> receiver.received().size() == 1);
            await().until(() -> !Objects.requireNonNull(child.get()).isAlive());
            assertThat(store.log.of(hook, 1, 0).deliveries().getFirst().state()).isEqualTo(Delivery.State.PENDING);

            var next = store.dispatcher();
            next.start();
            try {
                await().untilAsserted(() -> assertThat(
                                store.log.of(hook, 1, 0).deliveries().getFirst().state())
                        .isEqualTo(Delivery.State.DELIVERED));
            } finally {
                next.stop();
            }
            assertThat(receiver.ids()).hasSize(2);
            assertThat(receiver.ids().getFirst()).isEqualTo(receiver.ids().getLast());
            assertThat(receiver.received())
                    .extracting(Receiver.Received::body)
                    .allMatch(body -> body.equals(receiver.received().getFirst().body()));
        }
    }

    /** The first time: kill -9 before the answer. The second time there is nobody left to kill. */
    private static int kill(AtomicReference<Process> child) {
        Objects.requireNonNull(child.get()).destroyForcibly().onExit().join();
        return 204;
    }
}
