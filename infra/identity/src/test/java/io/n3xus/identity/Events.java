package io.n3xus.identity;

import static org.awaitility.Awaitility.await;

import io.n3xus.testkit.Backends;
import io.n3xus.testkit.KafkaRecords;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What identity has told the others. */
final class Events {

    private static final JsonMapper JSON = JsonMapper.shared();

    private Events() {}

    static List<ConsumerRecord<String, byte[]>> ofType(String type) {
        return all().stream()
                .filter(record -> type.equals(header(record, "ce_type")))
                .toList();
    }

    static List<String> revokedTokens() {
        return ofType("token.revoked.v1").stream()
                .map(record -> body(record).get("token_id").asString())
                .toList();
    }

    /** All that was stored before this call: logs somebody in and waits until that login is published. */
    static List<ConsumerRecord<String, byte[]>> all() {
        var mark =
                RunningIdentity.idOf(RunningIdentity.logIn("admin").get("token").asString());
        return await().until(
                        () -> KafkaRecords.of(Backends.kafkaServers(), "identity.events"),
                        records ->
                                records.stream().anyMatch(record -> text(record).contains(mark)));
    }

    static JsonNode body(ConsumerRecord<String, byte[]> record) {
        return JSON.readTree(record.value());
    }

    static String text(ConsumerRecord<String, byte[]> record) {
        return new String(record.value(), StandardCharsets.UTF_8);
    }

    static String header(ConsumerRecord<String, byte[]> record, String name) {
        return Objects.requireNonNull(KafkaRecords.header(record, name), name);
    }
}
