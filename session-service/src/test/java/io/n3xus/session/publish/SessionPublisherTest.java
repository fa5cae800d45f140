package io.n3xus.session.publish;

import static io.n3xus.session.support.TestPlatform.CLOCK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.n3xus.session.support.Owner;
import io.n3xus.testkit.Backends;
import io.n3xus.testkit.KafkaRecords;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SessionPublisherTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Owner alice = new Owner();

    @Test
    void tellsALifeInOrder() {
        var id = alice.createActive("standard");
        CLOCK.pass(Duration.ofMillis(90_600));
        alice.session(id);
        alice.session(id);
        alice.pause(id);
        alice.resume(id);
        alice.terminate(id);

        var events = of("session.events", id.value());

        assertThat(events)
                .extracting(event -> KafkaRecords.header(event, "ce_type"))
                .containsExactly(
                        "session.created.v1",
                        "session.activated.v1",
                        "session.accessed.v1",
                        "session.paused.v1",
                        "session.resumed.v1",
                        "session.terminated.v1");
        assertThat(events)
                .extracting(event -> KafkaRecords.header(event, "ce_sequence"))
                .containsExactly("0", "1", "2", "3", "4", "5");
        assertThat(events)
                .allSatisfy(event ->
                        assertThat(KafkaRecords.header(event, "ce_accountid")).isEqualTo(alice.userId));
        var created = body(events.getFirst());
        assertThat(created.get("hold_id").stringValue()).isEqualTo(id.holdId(1));
        assertThat(created.get("price_micros_per_hour").longValue()).isEqualTo(200_000_000);
        var resumed = body(events.get(4));
        assertThat(resumed.get("active_seconds").intValue()).isEqualTo(90);
        assertThat(resumed.get("hold_id").stringValue()).isEqualTo(id.holdId(2));
        var terminated = body(events.getLast());
        assertThat(terminated.get("run").intValue()).isEqualTo(2);
        assertThat(terminated.get("reason").stringValue()).isEqualTo("asked");
        assertThat(terminated.get("active_seconds").intValue()).isEqualTo(90);
    }

    @Test
    void tellsOfTheMachine() {
        var id = alice.createActive("basic");

        alice.terminate(id);

        await().until(() -> of("resource.events", id.resourceId()).size() == 2);
        var events = of("resource.events", id.resourceId());

        assertThat(events)
                .extracting(event -> KafkaRecords.header(event, "ce_type"))
                .containsExactly("resource.allocated.v1", "resource.released.v1");
        var body = body(events.getFirst());
        assertThat(body.get("session_id").stringValue()).isEqualTo(id.value());
        assertThat(body.get("cpu_millis").intValue()).isEqualTo(2_000);
        assertThat(body.get("memory_bytes").longValue()).isEqualTo(4L << 30);
        assertThat(body.get("agent_id").stringValue()).isEqualTo("agent-1");
        assertThat(body(events.getLast()).get("session_id").stringValue()).isEqualTo(id.value());
    }

    private static JsonNode body(ConsumerRecord<String, byte[]> record) {
        return JSON.readTree(new String(record.value(), StandardCharsets.UTF_8));
    }

    private static List<ConsumerRecord<String, byte[]>> of(String topic, String key) {
        return KafkaRecords.of(Backends.kafkaServers(), topic).stream()
                .filter(record -> Objects.equals(record.key(), key))
                .toList();
    }
}
