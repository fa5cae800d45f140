package io.n3xus.testkit.toy;

import static io.n3xus.testkit.toy.ToyFixture.COUNTERS;
import static io.n3xus.testkit.toy.ToyFixture.FIRST;
import static io.n3xus.testkit.toy.ToyFixture.SECOND;
import static io.n3xus.testkit.toy.ToyFixture.TOKENS;
import static io.n3xus.testkit.toy.ToyFixture.alice;
import static io.n3xus.testkit.toy.ToyFixture.at;
import static io.n3xus.testkit.toy.ToyFixture.total;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import io.n3xus.platform.command.Commands;
import io.n3xus.platform.follow.Generations;
import io.n3xus.testkit.Backends;
import io.n3xus.testkit.KafkaRecords;
import io.n3xus.testkit.toy.ToyService.Count;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What becomes of events: read once in effect, put aside with the reason, and read again from the start. */
class FollowingTest {

    @Test
    void putsAnEventAsideWithTheReasonAndGoesOn() {
        FIRST.getBean(Commands.class).send(new Count("poison", 1), Integer.class);
        alice(FIRST).post(COUNTERS + "after-poison", Map.of("by", 7));

        await().untilAsserted(() -> {
            var letters = KafkaRecords.of(Backends.kafkaServers(), ToyService.TOPIC + ".dlt").stream()
                    .filter(letter -> letter.key().equals("poison"))
                    .toList();
            assertThat(letters).isNotEmpty();
            assertThat(KafkaRecords.header(letters.getFirst(), "dlt_reason")).contains("no stomach for this");
            assertThat(KafkaRecords.header(letters.getFirst(), "ce_type")).isEqualTo("toy.counted.v1");
        });
        assertThat(total("after-poison")).isEqualTo(7);
    }

    @Test
    void takesInAgainWhatWasPutAside() {
        CounterProjection.INDIGESTIBLE.add("raw");
        FIRST.getBean(Commands.class).send(new Count("raw", 5), Integer.class);
        await().untilAsserted(() -> assertThat(letters()).contains("\"subject\":\"raw\""));
        var id = StreamSupport.stream(
                        JsonMapper.shared().readTree(letters()).get("letters").spliterator(), false)
                .filter(letter -> letter.get("subject").asString().equals("raw"))
                .map(letter -> letter.get("id").asString())
                .findFirst()
                .orElseThrow();

        assertThat(replay(id)).contains("no stomach for this");
        assertThat(letters()).contains(id);

        CounterProjection.INDIGESTIBLE.remove("raw");
        assertThat(replay(id)).contains("\"problem\":\"\"");
        assertThat(total("raw")).isEqualTo(5);
        assertThat(letters()).doesNotContain(id);
        assertThat(replay(id)).contains("There is no dead letter");
    }

    private static String letters() {
        return at(SECOND)
                .bearer(TOKENS.service("test"))
                .get("/internal/dead-letters")
                .text();
    }

    private static String replay(String id) {
        return at(FIRST)
                .bearer(TOKENS.service("test"))
                .send("POST", "/internal/dead-letters/replay?id=" + id, null)
                .text();
    }

    @Test
    @SuppressWarnings("unchecked") // The platform's only producer.
    void putsAsideABodyThatIsNotWhatItsTypePromises() throws Exception {
        var broken = new ProducerRecord<>(ToyService.TOPIC, "broken", "{".getBytes(UTF_8));
        Map.of("ce_type", "toy.counted.v1", "ce_id", "1", "ce_sequence", "0", "ce_time", "2026-01-01T00:00:00Z")
                .forEach((name, value) -> broken.headers().add(name, value.getBytes(UTF_8)));
        FIRST.getBean(Producer.class).send(broken).get(10, TimeUnit.SECONDS);

        await().untilAsserted(() -> assertThat(KafkaRecords.of(Backends.kafkaServers(), ToyService.TOPIC + ".dlt"))
                .anyMatch(letter -> letter.key().equals("broken")));
    }

    @Test
    void makesTheDocumentsAgainFromTheLog() {
        for (var times = 0; times < 5; times++) {
            alice(FIRST).post(COUNTERS + "rebuilt", Map.of("by", 2));
        }
        FIRST.getBean(Commands.class).send(new Count("poison", 1), Integer.class);
        await().untilAsserted(() -> assertThat(KafkaRecords.of(Backends.kafkaServers(), ToyService.TOPIC + ".dlt"))
                .anyMatch(letter -> letter.key().equals("poison")));
        var counters = new Generations(FIRST.getBean(MongoDatabase.class)).collection("counters");
        counters.deleteOne(new Document("_id", "rebuilt"));
        counters.insertOne(
                new Document("_id", "never-was").append("version", 9L).append("total", 9));

        var progress = at(FIRST).bearer(TOKENS.service("test")).send("POST", "/internal/rebuild", null);

        assertThat(progress.text().lines().toList().getLast()).contains("digestBefore", "digestAfter");
        assertThat(progress.text().lines().toList().getLast())
                .as("the poison is told of")
                .doesNotContain("\"passedOver\":0");
        assertThat(total("rebuilt")).isEqualTo(10);
        assertThat(total("never-was")).isZero();
        alice(FIRST).post(COUNTERS + "rebuilt", Map.of("by", 1));
        assertThat(total("rebuilt")).isEqualTo(11);
    }

    @Test
    void aRebuildThatWasKilledIsSeenByNobodyAndGoneWithTheNext() {
        alice(FIRST).post(COUNTERS + "half-rebuilt", Map.of("by", 3));
        // What a rebuild leaves behind that ends in the middle.
        var database = FIRST.getBean(MongoDatabase.class);
        database.getCollection("generations")
                .updateOne(
                        new Document("_id", "live"),
                        new Document("$set", new Document("building", 1_000L)),
                        new UpdateOptions().upsert(true));
        var half = "counters.g1000";
        database.getCollection(half).insertOne(new Document("_id", "half-rebuilt").append("version", 0L));

        assertThat(total("half-rebuilt")).isEqualTo(3);
        alice(SECOND).post(COUNTERS + "half-rebuilt", Map.of("by", 1));
        assertThat(total("half-rebuilt")).isEqualTo(4);

        at(FIRST).bearer(TOKENS.service("test")).send("POST", "/internal/rebuild", null);
        assertThat(database.listCollectionNames())
                .filteredOn(name -> name.startsWith("counters"))
                .singleElement()
                .isNotEqualTo(half);
        assertThat(total("half-rebuilt")).isEqualTo(4);
    }

    @Test
    void isFollowedOnEveryReplicaAfterAChangeOver() {
        for (var times = 1; times <= 3; times++) {
            at(times % 2 == 0 ? FIRST : SECOND).bearer(TOKENS.service("test")).send("POST", "/internal/rebuild", null);
            alice(FIRST).post(COUNTERS + "changed-over", Map.of("by", 1));
            alice(SECOND).post(COUNTERS + "changed-over", Map.of("by", 1));
            assertThat(alice(SECOND)
                            .get(COUNTERS + "changed-over")
                            .json()
                            .get("total")
                            .asInt())
                    .isEqualTo(2 * times);
        }
    }
}
