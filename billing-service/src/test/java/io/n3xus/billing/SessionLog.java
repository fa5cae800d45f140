package io.n3xus.billing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.n3xus.platform.event.Wire;
import io.n3xus.platform.follow.ReceivedEvent;
import io.n3xus.testkit.Backends;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes to Kafka what session-service would. */
public final class SessionLog {

    private static final Producer<String, byte[]> PRODUCER = new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, Backends.kafkaServers(), ProducerConfig.ACKS_CONFIG, "all"),
            new StringSerializer(),
            new ByteArraySerializer());

    private SessionLog() {}

    public static void publish(ReceivedEvent event) {
        var type = Wire.typeOf(event.data().getClass());
        var record = new ProducerRecord<>(type.topic(), event.subject(), Wire.JSON.writeValueAsBytes(event.data()));
        Map.of(
                        Wire.ID, event.id(),
                        Wire.TYPE, type.value(),
                        Wire.SUBJECT, event.subject(),
                        Wire.TIME, event.time().toString(),
                        Wire.SEQUENCE, Long.toString(event.sequence()),
                        Wire.ACCOUNT, event.accountId(),
                        Wire.CORRELATION, event.correlationId())
                .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        try {
            PRODUCER.send(record).get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new AssertionError(failed);
        }
    }
}
