package io.n3xus.billing.read.ledger;

import static io.n3xus.billing.RunningBilling.credit;
import static io.n3xus.billing.RunningBilling.newAccount;
import static io.n3xus.billing.RunningBilling.service;
import static io.n3xus.billing.RunningBilling.user;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import io.n3xus.contracts.billing.PublishedBillingEvent;
import io.n3xus.contracts.billing.PublishedBillingEvent.Credited;
import io.n3xus.platform.follow.Generations;
import io.n3xus.testkit.Backends;
import io.n3xus.testkit.KafkaRecords;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An event that cannot be read stops its account, and no other; taken in again, the account goes on. */
class DeadLetterTest {

    private static final String WALLET = "/api/v1/supercore/wallet";
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final String account = newAccount();
    private final Generations generations = new Generations(MongoClients.create(Objects.requireNonNull(
                    Backends.properties("billing-service").get("nexus.mongo.uri")))
            .getDatabase("billing_service"));

    @Test
    void stopsItsAccountAloneAndSaysSo() throws Exception {
        credit(account, "order:1", 1_000);
        var record = LedgerRecords.record(new Credited(account, "order:2", "grant", 5, 1_005, 0, NOON), 1);
        send(new ProducerRecord<>(
                record.topic(), null, account, "{\"amount_micros\":\"5\"}".getBytes(UTF_8), record.headers()));
        await().untilAsserted(
                        () -> assertThat(user(account).get(WALLET).status()).isEqualTo(503));
        assertThat(user(account).get(WALLET).json().get("error").asString()).contains("stands still since");
        assertThat(user(account).get(WALLET + "/movements").status()).isEqualTo(503);
        assertThat(user(account).get("/api/v1/billing/proof").status()).isEqualTo(503);
        credit(account, "order:3", 1_000);

        for (var other : List.of(newAccount(), newAccount(), newAccount(), newAccount(), newAccount())) {
            credit(other, "order:1", 7);
            assertThat(user(other).get(WALLET).text()).contains("\"balance\":0.000007");
        }
        var letter = letter();
        assertThat(letter.get("reason").asString()).contains("\"amount_micros\" is no amount");
        assertThat(letter.get("type").asString()).isEqualTo("nexcoin.credited.v1");

        var rebuilt = rebuild();
        assertThat(rebuilt.get("digestAfter")).isEqualTo(rebuilt.get("digestBefore"));
        assertThat(rebuilt.get("passedOver").asLong()).isPositive();
        assertThat(user(account).get(WALLET).status()).isEqualTo(503);

        replay(letter.get("id").asString());
        await().untilAsserted(() -> assertThat(letter().get("id")).isEqualTo(letter.get("id")));
        assertThat(user(account).get(WALLET).status()).isEqualTo(503);
    }

    @Test
    void takenInAgainTheAccountGoesOnFromWhereItStood() throws Exception {
        credit(account, "order:1", 1_000);
        var stored = stored();
        credit(account, "order:2", 200);
        credit(account, "order:3", 30);
        var second = records().get(1);
        asAnOlderVersionLeftIt(stored, second);
        assertThat(user(account).get(WALLET).status()).isEqualTo(503);

        replay(letter().get("id").asString());

        await().untilAsserted(
                        () -> assertThat(user(account).get(WALLET).status()).isEqualTo(200));
        await().untilAsserted(() -> assertThat(user(account).get(WALLET).text()).contains("\"balance\":0.00123"));
        assertThat(user(account).get(WALLET + "/movements").json().get("movements"))
                .hasSize(3);
        assertThat(letters())
                .noneMatch(each -> account.equals(each.get("subject").asString()));
    }

    /** It could not read the second event: it stopped there and put it aside. */
    private void asAnOlderVersionLeftIt(Document stored, ConsumerRecord<String, byte[]> second) throws Exception {
        var stop = new Document("offset", second.offset())
                .append("reason", "unknown")
                .append("since", Date.from(NOON));
        stored.append("stop", stop).append("seen", second.offset());
        accounts().replaceOne(new Document("_id", account), stored);
        var letter = new ProducerRecord<>(second.topic() + ".dlt", null, account, second.value(), second.headers());
        Map.of(
                        "dlt_reason", "unknown",
                        "dlt_follower", "billing.accounts",
                        "dlt_origin", "%s-%d/%d".formatted(second.topic(), second.partition(), second.offset()))
                .forEach((name, value) -> letter.headers().add(name, value.getBytes(UTF_8)));
        send(letter);
    }

    private Document stored() {
        return Objects.requireNonNull(
                accounts().find(new Document("_id", account)).first());
    }

    private MongoCollection<Document> accounts() {
        return generations.collection("accounts");
    }

    private List<ConsumerRecord<String, byte[]>> records() {
        return KafkaRecords.of(Backends.kafkaServers(), PublishedBillingEvent.TOPIC).stream()
                .filter(record -> account.equals(record.key()))
                .toList();
    }

    /** Of the ledger; other followers cannot read the event either. */
    private JsonNode letter() {
        return letters().stream()
                .filter(letter -> account.equals(letter.get("subject").asString()))
                .filter(letter -> letter.get("id").asString().startsWith("billing.accounts/"))
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonNode> letters() {
        return service()
                .get("/internal/dead-letters")
                .json()
                .get("letters")
                .valueStream()
                .toList();
    }

    private static void replay(String id) {
        var reply = service().send("POST", "/internal/dead-letters/replay?id=" + URLEncoder.encode(id, UTF_8), null);
        assertThat(reply.json().at("/outcomes/0/problem").asString()).isEmpty();
    }

    private static JsonNode rebuild() {
        var reply = service().send("POST", "/internal/rebuild", null);
        return JsonMapper.shared().readTree(reply.text().lines().toList().getLast());
    }

    private static void send(ProducerRecord<String, byte[]> record) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, Backends.kafkaServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(record).get(30, TimeUnit.SECONDS);
        }
    }
}
