package io.n3xus.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaTest {

    private static final int KILLS = 2;
    private static final int ACKNOWLEDGEMENTS = 300;
    private static final TopicPartition KEPT = new TopicPartition("kept", 0);

    @TempDir
    Path directory;

    @Test
    void keepsEveryAcknowledgedRecordOverKills() throws Exception {
        var acknowledged = 0;
        for (int run = 0; run < KILLS; run++) {
            acknowledged += KilledProcess.run(Writer.class, ACKNOWLEDGEMENTS, directory.toString())
                    .size();
            try (var kafka = new EmbeddedKafka(new EmbeddedKafka.Settings(directory, 0, 0))) {
                assertThat(records(kafka)).isGreaterThanOrEqualTo(acknowledged);
            }
        }
    }

    private static long records(EmbeddedKafka kafka) {
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka.servers());
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            return consumer.endOffsets(List.of(KEPT), Duration.ofSeconds(30)).getOrDefault(KEPT, 0L);
        }
    }

    /** Sends records one by one and prints each one that was acknowledged. */
    static final class Writer {

        private Writer() {}

        static void main(String[] arguments) throws Exception {
            var kafka = new EmbeddedKafka(new EmbeddedKafka.Settings(Path.of(arguments[0]), 0, 0));
            Map<String, Object> settings = Map.of("bootstrap.servers", kafka.servers(), "acks", "all");
            try (var admin = Admin.create(settings)) {
                if (!admin.listTopics().names().get().contains(KEPT.topic())) {
                    admin.createTopics(List.of(new NewTopic(KEPT.topic(), 1, (short) 1)))
                            .all()
                            .get();
                }
            }
            try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
                for (int i = 0; ; i++) {
                    producer.send(new ProducerRecord<>(KEPT.topic(), "key", "value " + i))
                            .get();
                    System.out.println("ACK " + i);
                }
            }
        }
    }
}
