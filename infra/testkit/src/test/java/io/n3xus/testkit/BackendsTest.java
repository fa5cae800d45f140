package io.n3xus.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class BackendsTest {

    private static final Map<String, String> SETTINGS = Backends.properties("door-service");

    @Test
    void startsOnceForAllTestsOfAJvm() {
        assertThat(Backends.properties("window-service"))
                .containsEntry("nexus.service", "window-service")
                .containsEntry("nexus.mongo.uri", SETTINGS.get("nexus.mongo.uri"));
    }

    @Test
    void kafkaKeepsRecordsWithTheirHeaders() throws Exception {
        var producing = Map.<String, Object>of("bootstrap.servers", Backends.kafkaServers());
        try (var admin = Admin.create(producing)) {
            admin.createTopics(List.of(new NewTopic("door.events", 2, (short) 1)))
                    .all()
                    .get();
        }
        try (var producer = new KafkaProducer<>(producing, new StringSerializer(), new StringSerializer())) {
            var headers = List.of(new RecordHeader("ce_type", "door.opened.v1".getBytes(UTF_8)));
            for (var value : List.of("first", "second")) {
                producer.send(new ProducerRecord<>("door.events", 0, "d1", value, List.copyOf(headers)))
                        .get();
            }
        }

        var records = KafkaRecords.of(Backends.kafkaServers(), "door.events");

        assertThat(records).extracting(each -> new String(each.value(), UTF_8)).containsExactly("first", "second");
        assertThat(KafkaRecords.header(records.getFirst(), "ce_type")).isEqualTo("door.opened.v1");
        assertThat(KafkaRecords.header(records.getFirst(), "ce_nothing")).isNull();
    }

    @Test
    void aTopicThatIsNotThereHoldsNothing() {
        assertThat(KafkaRecords.of(Backends.kafkaServers(), "no.such.topic")).isEmpty();
    }

    @Test
    void postgresAnswers() throws Exception {
        try (var connection = DriverManager.getConnection(
                        SETTINGS.get("nexus.postgres.url"),
                        SETTINGS.get("nexus.postgres.user"),
                        SETTINGS.get("nexus.postgres.password"));
                var statement = connection.createStatement()) {
            statement.execute("create schema if not exists door_service");
            assertThat(statement.execute("create table door_service.doors (id text)"))
                    .isFalse();
        }
    }

    @Test
    void mongoAnswers() {
        try (var client = MongoClients.create(String.valueOf(SETTINGS.get("nexus.mongo.uri")))) {
            var doors = client.getDatabase("door_service").getCollection("doors");
            doors.insertOne(new Document("_id", "d1"));
            assertThat(doors.countDocuments()).isEqualTo(1);
        }
    }
}
