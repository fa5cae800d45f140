package io.n3xus.billing.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.n3xus.billing.OwnSchema;
import io.n3xus.platform.refusal.RefusedException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhooksTest {

    private static final int MOST = 10;

    private final OwnStore store = OwnStore.open(OwnSchema.create(), Settings.of(true));

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aRunThatWasCutShortIsDoneAgainWithTheSecretThatIsShown() {
        add("first");
        add("second");
        assertThat(store.jdbc
                        .sql("select sealed_secret from webhooks")
                        .query((row, _) -> row.getString(1))
                        .list())
                .containsExactly("second");
    }

    @Test
    void manyAtOnceKeepToTheLimit() throws InterruptedException {
        Callable<String> another = () -> store.hook("alice", "https://example.com/");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var made = threads.invokeAll(
                    IntStream.range(0, 3 * MOST).mapToObj(_ -> another).toList());
            assertThat(made)
                    .filteredOn(each -> each.state() == Future.State.SUCCESS)
                    .hasSize(MOST);
        }
        assertThat(store.webhooks.of("alice")).hasSize(MOST);
        assertThatThrownBy(() -> store.hook("alice", "https://example.com/")).isInstanceOf(RefusedException.class);
        store.hook("bob", "https://example.com/");
    }

    private void add(String sealedSecret) {
        store.webhooks.add("whk_1", "alice", "https://example.com/", List.of(Webhook.ALL), sealedSecret);
    }
}
