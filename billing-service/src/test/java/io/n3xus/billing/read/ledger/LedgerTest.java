package io.n3xus.billing.read.ledger;

import static io.n3xus.billing.RunningBilling.credit;
import static io.n3xus.billing.RunningBilling.holdOf;
import static io.n3xus.billing.RunningBilling.newAccount;
import static io.n3xus.billing.RunningBilling.published;
import static io.n3xus.billing.RunningBilling.service;
import static io.n3xus.billing.SessionLog.publish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Updates;
import io.n3xus.billing.RunningBilling;
import io.n3xus.billing.automation.Session;
import io.n3xus.testkit.Backends;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LedgerTest {

    private final String account = newAccount();
    private final MongoClient mongo = MongoClients.create(
            Objects.requireNonNull(Backends.properties("billing-service").get("nexus.mongo.uri")));

    @BeforeEach
    void aDayInTheLifeOfAnAccount() {
        credit(account, "seed:alice", 1_000_000);
        var session = new Session("sess_" + account.replace("-", ""), account, 3_600_000);
        service().post("/internal/holds", holdOf(account, session.id, 100_000, 60_000));
        var begin = Instant.parse("2026-03-01T12:00:00Z");
        var other = new Session("sess_other_" + account.replace("-", ""), account, 3_600_000);
        service().post("/internal/holds", holdOf(account, other.id, 7_000, 7_000));
        publish(other.created(begin));
        publish(session.created(begin));
        publish(session.activated(begin));
        publish(session.terminated(begin.plusSeconds(70)));
        await().untilAsserted(() -> {
            var told = published(account);
            assertThat(told).contains("meter.stopped.v1");
            assertThat(told).filteredOn("nexcoin.hold-confirmed.v1"::equals).hasSize(2);
            // The wallet is written last: whoever sees its version sees the rest.
            assertThat(wallet().getLong("version")).isEqualTo(told.size() - 1);
        });
    }

    @AfterEach
    void close() {
        mongo.close();
    }

    @Test
    void addsUpToZeroAndAgreesWithWalletsAndHolds() {
        assertThat(balance("wallet:" + account)).isEqualTo(1_000_000 - 70_000 - 7_000);
        assertThat(wallet().getLong("balanceMicros")).isEqualTo(balance("wallet:" + account));
        assertThat(wallet().getLong("heldMicros")).isEqualTo(balance("holds:" + account));
        assertThat(sum(collection("holds").find(new Document("accountId", account)), "heldMicros"))
                .isEqualTo(balance("holds:" + account));
        assertThat(service()
                        .get("/internal/ledger/digest")
                        .json()
                        .get("sumMicros")
                        .asLong())
                .isZero();
    }

    @Test
    void isTheSameWhenItIsMadeAgainFromTheLog() {
        var walletBefore = wallet();
        var outcome = rebuild();
        assertThat(outcome.get("digestAfter").asString())
                .hasSize(64)
                .isEqualTo(outcome.get("digestBefore").asString());
        assertThat(wallet()).isEqualTo(walletBefore);
        assertThat(balance("holds:" + account)).isEqualTo(7_000);
    }

    @Test
    void aLedgerThatSomeoneChangedHasAnotherDigestAndIsPutRightByARebuild() {
        collection("ledger").updateOne(new Document("owner", account), Updates.inc("amountMicros", 1L));

        var outcome = rebuild();
        assertThat(outcome.get("digestAfter").asString())
                .isNotEqualTo(outcome.get("digestBefore").asString());
        assertThat(service()
                        .get("/internal/ledger/digest")
                        .json()
                        .get("sumMicros")
                        .asLong())
                .isZero();
    }

    @Test
    void losesNothingThatHappensWhileItIsMadeAgain() throws InterruptedException {
        var others = Stream.generate(RunningBilling::newAccount).limit(8).toList();
        var busy = Thread.ofVirtual().start(() -> {
            for (var round = 0; round < 40; round++) {
                for (var other : others) {
                    credit(other, "order:" + round, 1_000);
                }
            }
        });
        for (var times = 0; times < 3; times++) {
            var outcome = rebuild();
            assertThat(outcome.get("digestAfter")).isEqualTo(outcome.get("digestBefore"));
        }
        busy.join();

        await().untilAsserted(() -> assertThat(others).allSatisfy(other -> {
            var wallet = wallet(other);
            assertThat(wallet.getLong("version")).isEqualTo(39);
            assertThat(wallet.getLong("balanceMicros")).isEqualTo(40_000);
            assertThat(wallet.getLong("movements")).isEqualTo(40);
            assertThat(balance("wallet:" + other)).isEqualTo(40_000);
        }));
    }

    private static JsonNode rebuild() {
        var reply = service().send("POST", "/internal/rebuild", null);
        assertThat(reply.status()).isEqualTo(200);
        return JsonMapper.shared().readTree(reply.text().lines().toList().getLast());
    }

    private Document wallet() {
        return wallet(account);
    }

    private Document wallet(String accountId) {
        var wallet = collection("wallets").find(new Document("_id", accountId)).first();
        return Objects.requireNonNull(wallet, () -> "the wallet of " + accountId);
    }

    private long balance(String ledgerAccount) {
        return sum(collection("ledger").find(new Document("to", ledgerAccount)), "amountMicros")
                - sum(collection("ledger").find(new Document("from", ledgerAccount)), "amountMicros");
    }

    private static long sum(Iterable<Document> documents, String field) {
        return StreamSupport.stream(documents.spliterator(), false)
                .mapToLong(document -> document.getLong(field))
                .sum();
    }

    private MongoCollection<Document> collection(String name) {
        return mongo.getDatabase("billing_service").getCollection(name);
    }
}
