package io.n3xus.billing.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.n3xus.billing.OwnSchema;
import io.n3xus.platform.refusal.RefusedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The queue on a real database. Nothing here sends. */
class DeliveriesTest {

    private static final int AT_ONCE = 3;

    private final OwnStore store = OwnStore.open(OwnSchema.create(), Settings.of(true, AT_ONCE));
    private final Deliveries deliveries = store.deliveries;

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void queuesAnEventOnceForEachHookOfItsAccount() {
        store.hook("alice", "https://example.com/1");
        store.hook("alice", "https://example.com/2");
        store.hook("bob", "https://example.com/3");
        var event = Events.credited("alice", 1, Instant.now());

        assertThat(deliveries.queue(event)).isEqualTo(2);
        assertThat(deliveries.queue(event)).isZero();
        assertThat(deliveries.claim(10)).hasSize(2).extracting(Claimed::url).doesNotContain("https://example.com/3");
    }

    @Test
    void aHookIsNotToldOfWhatWasBeforeIt() {
        store.hook("alice", "https://example.com/");
        assertThat(deliveries.queue(Events.credited("alice", 1, Instant.now().minusSeconds(60))))
                .isZero();
    }

    @Test
    void ofOneHookOnlySoManyAreUnderWayAndItKeepsNoOtherWaiting() {
        queue(store.hook("alice", "https://example.com/"), "alice", 20);
        assertThat(deliveries.claim(10)).hasSize(AT_ONCE);
        assertThat(deliveries.claim(10)).isEmpty();

        queue(store.hook("bob", "https://example.org/"), "bob", 1);
        assertThat(deliveries.claim(1)).extracting(Claimed::url).containsExactly("https://example.org/");
    }

    @Test
    void aHookAtWhichAnotherIsLookingIsLeftToThatOne() {
        queue(store.hook("alice", "https://example.com/"), "alice", 20);
        store.transactions.executeWithoutResult(_ -> {
            assertThat(deliveries.claim(10)).hasSize(AT_ONCE);
            assertThat(inAnotherThread(() -> deliveries.claim(10))).isEmpty();
        });
    }

    @Test
    void noTwoGetTheSameAndTogetherTheyKeepToTheLimit() throws InterruptedException, ExecutionException {
        for (var hook = 0; hook < 10; hook++) {
            queue(store.hook("account" + hook, "https://example.com/"), "account" + hook, 10);
        }
        var claimed = new ArrayList<Claimed>();
        try (var replicas = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<List<Claimed>> round = () -> deliveries.claim(7);
            for (var each : replicas.invokeAll(
                    IntStream.range(0, 30).mapToObj(_ -> round).toList())) {
                claimed.addAll(each.get());
            }
        }
        assertThat(claimed).extracting(Claimed::id).doesNotHaveDuplicates();
        assertThat(claimed.stream().map(Claimed::webhookId).distinct())
                .allSatisfy(hook -> assertThat(claimed)
                        .filteredOn(each -> each.webhookId().equals(hook))
                        .hasSizeLessThanOrEqualTo(AT_ONCE));
    }

    @Test
    void whoeverWasTooSlowNoLongerSaysHowItWent() {
        var hook = store.hook("alice", "https://example.com/");
        queue(hook, "alice", 1);
        var slow = deliveries.claim(1).getFirst();
        store.jdbc.sql("update webhook_deliveries set due_at = now()").update();
        var next = deliveries.claim(1).getFirst();

        assertThat(next.id()).isEqualTo(slow.id());
        assertThat(next.attempt()).isEqualTo(2);
        deliveries.finish(slow, new Outcome.Failed(500, "answered 500"));
        assertThat(store.log.of(hook, 1, 0).deliveries().getFirst().lastStatus())
                .isNull();
        deliveries.finish(next, new Outcome.Delivered(200));
        assertThat(store.log.of(hook, 1, 0).deliveries().getFirst().state()).isEqualTo(Delivery.State.DELIVERED);
    }

    @Test
    void whatIsTooMuchToWaitIsADeadLetterAndNoMoreIsTakenUp() {
        var hook = store.hook("alice", "https://example.com/");
        queue(hook, "alice", 1_001);
        var dead = store.log.deadLetters("alice", 10, 0);
        assertThat(dead.total()).isOne();
        var letter = dead.deliveries().getFirst();
        assertThat(letter.lastError()).contains("too many");

        assertThatThrownBy(() -> store.log.replay(hook, letter.id())).isInstanceOf(RefusedException.class);
        deliveries.claim(1).forEach(one -> deliveries.finish(one, new Outcome.Delivered(200)));
        assertThat(store.log.replay(hook, letter.id()))
                .get()
                .extracting(Delivery::state)
                .isEqualTo(Delivery.State.PENDING);
    }

    @Test
    void forgetsWhatIsLongFinished() {
        var hook = store.hook("alice", "https://example.com/");
        queue(hook, "alice", 2);
        deliveries.finish(deliveries.claim(1).getFirst(), new Outcome.Delivered(200));
        assertThat(deliveries.purge()).isZero();
        store.jdbc
                .sql("update webhook_deliveries set finished_at = finished_at - interval '31 days'")
                .update();
        assertThat(deliveries.purge()).isOne();
        assertThat(store.log.of(hook, 10, 0).total()).isOne();
    }

    @Test
    void keepsTheNewestOfAHookAndWhatIsStillToBeSent() {
        var hook = store.hook("alice", "https://example.com/");
        var other = store.hook("bob", "https://example.com/");
        queue(other, "bob", 5);
        queue(hook, "alice", 8);
        store.jdbc
                .sql(
                        "update webhook_deliveries set state = 'DELIVERED', finished_at = now() where event_id <> 'event-0'")
                .update();

        assertThat(deliveries.purge()).isEqualTo(2);
        assertThat(store.log.of(hook, 10, 0).deliveries())
                .extracting(Delivery::eventId)
                .containsExactly("event-7", "event-6", "event-5", "event-4", "event-3", "event-0");
        assertThat(store.log.of(other, 1, 0).total()).isEqualTo(5);
    }

    private static <T> T inAnotherThread(Callable<T> work) {
        try (var thread = Executors.newVirtualThreadPerTaskExecutor()) {
            return thread.submit(work).get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new AssertionError(failed);
        }
    }

    private void queue(String hook, String account, int count) {
        IntStream.range(0, count).forEach(number -> deliveries.queue(Events.credited(account, number, Instant.now())));
        assertThat(store.log.of(hook, 1, 0).total()).isEqualTo(count);
    }
}
