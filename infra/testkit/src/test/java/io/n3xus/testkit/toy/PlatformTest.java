package io.n3xus.testkit.toy;

import static io.n3xus.testkit.toy.ToyFixture.COUNTERS;
import static io.n3xus.testkit.toy.ToyFixture.FIRST;
import static io.n3xus.testkit.toy.ToyFixture.SECOND;
import static io.n3xus.testkit.toy.ToyFixture.total;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.n3xus.platform.command.Commands;
import io.n3xus.platform.refusal.RefusedException;
import io.n3xus.testkit.ApiClient;
import io.n3xus.testkit.Backends;
import io.n3xus.testkit.KafkaRecords;
import io.n3xus.testkit.toy.ToyService.Count;
import java.util.Map;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The platform, seen through the smallest service: from a request to the log, to a document, and back. */
class PlatformTest {

    private final ApiClient api = ToyFixture.alice(FIRST);

    @Test
    void showsACallerTheirOwnWriteOnEveryReplica() {
        for (var by = 1; by <= 20; by++) {
            api.post(COUNTERS + "mine", Map.of("by", 1));
            var read = ToyFixture.alice(SECOND).get(COUNTERS + "mine");

            assertThat(read.json().get("total").asInt()).isEqualTo(by);
        }
    }

    @Test
    void tellsTheLogWhoAndWhy() {
        api.with("X-Request-Id", "req-why").post(COUNTERS + "told", Map.of("by", 3));

        var record = KafkaRecords.of(Backends.kafkaServers(), ToyService.TOPIC).stream()
                .filter(each -> each.key().equals("told"))
                .findFirst()
                .orElseThrow();
        assertThat(Map.of(
                        "type", header(record, "ce_type"),
                        "source", header(record, "ce_source"),
                        "subject", header(record, "ce_subject"),
                        "account", header(record, "ce_accountid"),
                        "sequence", header(record, "ce_sequence"),
                        "correlation", header(record, "ce_correlationid")))
                .isEqualTo(Map.of(
                        "type", "toy.counted.v1",
                        "source", "n3xus/toy-service",
                        "subject", "told",
                        "account", "account-told",
                        "sequence", "0",
                        "correlation", "req-why"));
        assertThat(new String(record.value(), UTF_8)).isEqualTo("{\"counter\":\"told\",\"by\":3,\"total_so_far\":3}");
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        return String.valueOf(KafkaRecords.header(record, name));
    }

    @Test
    void losesNoCountWhenTwoReplicasDecideAtOnce() {
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var client = 0; client < 40; client++) {
                var commands = (client % 2 == 0 ? FIRST : SECOND).getBean(Commands.class);
                clients.execute(() -> {
                    while (!counted(commands)) {
                        Thread.onSpinWait();
                    }
                });
            }
        }

        await().untilAsserted(() -> assertThat(total("shared")).isEqualTo(40));
    }

    @Test
    void forgetsWhatWasRolledBack() {
        var commands = FIRST.getBean(Commands.class);
        new TransactionTemplate(FIRST.getBean(PlatformTransactionManager.class)).executeWithoutResult(transaction -> {
            commands.send(new Count("undone", 1), Integer.class);
            commands.send(new Count("undone", 1), Integer.class);
            transaction.setRollbackOnly();
        });

        assertThat(commands.send(new Count("undone", 1), Integer.class)).isOne();
    }

    private static boolean counted(Commands commands) {
        try {
            commands.send(new Count("shared", 1), Integer.class);
            return true;
        } catch (RefusedException busy) {
            return false;
        }
    }
}
