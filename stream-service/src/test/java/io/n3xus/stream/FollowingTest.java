package io.n3xus.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.n3xus.contracts.session.PublishedSessionEvent;
import io.n3xus.platform.event.Wire;
import io.n3xus.stream.api.Viewability;
import io.n3xus.stream.read.ViewableSession;
import io.n3xus.testkit.Backends;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** What session-service publishes, as literal JSON with a field that this service has never heard of. */
class FollowingTest {

    private static final String ID = "sess_" + UUID.randomUUID().toString().replace("-", "");

    private static final String ACTIVATED = """
            {"session_id":"%s","account_id":"acme","run":1,"tier":"basic","price_micros_per_hour":100000000,
             "hold_id":"h","active_seconds":0,"at":"2026-01-12T10:00:00Z","colour":"green"}""".formatted(ID);
    private static final String PAUSED = """
            {"session_id":"%s","account_id":"acme","run":1,"reason":"asked","active_seconds":9,
             "at":"2026-01-12T10:00:09Z"}""".formatted(ID);
    private static final String TERMINATED = """
            {"session_id":"%s","account_id":"acme","run":1,"hold_id":"h","reason":"asked","failure_reason":null,
             "active_seconds":9,"at":"2026-01-12T10:00:09Z"}""".formatted(ID);

    @Test
    void followsTheLifeOfASessionAndIgnoresWhatIsOld() throws Exception {
        try (var stream = RunningStream.with(Map.of());
                var kafka = new KafkaProducer<>(
                        Map.<String, Object>of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, Backends.kafkaServers()),
                        new StringSerializer(),
                        new StringSerializer())) {
            kafka.send(event("session.activated.v1", 1, ACTIVATED)).get();
            await().until(() -> stream.sessions()
                    .find(ID)
                    .equals(Optional.of(new ViewableSession(ID, 1, "acme", Viewability.ACTIVE))));

            kafka.send(event("session.paused.v1", 2, PAUSED)).get();
            kafka.send(event("session.activated.v1", 1, ACTIVATED)).get();
            kafka.send(event("session.terminated.v1", 3, TERMINATED)).get();
            await().until(() -> stream.sessions().find(ID).orElseThrow().version() == 3);

            assertThat(stream.sessions().find(ID)).contains(new ViewableSession(ID, 3, "acme", Viewability.TERMINATED));
        }
    }

    private static ProducerRecord<String, String> event(String type, long sequence, String json) {
        var record = new ProducerRecord<>(PublishedSessionEvent.TOPIC, ID, json);
        Map.of(
                        Wire.ID,
                        UUID.randomUUID().toString(),
                        Wire.TYPE,
                        type,
                        Wire.TIME,
                        "2026-01-12T10:00:00Z",
                        Wire.SUBJECT,
                        ID,
                        Wire.SEQUENCE,
                        Long.toString(sequence))
                .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        return record;
    }
}
