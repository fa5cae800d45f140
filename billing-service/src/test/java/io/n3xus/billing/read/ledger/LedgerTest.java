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
import io.n3xus.billing.RunningBilling;
import io.n3xus.billing.automation.Session;
import io.n3xus.platform.follow.Generations;
import io.n3xus.platform.money.NexCoin;
import io.n3xus.testkit.Backends;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LedgerTest {

    private static final long CREDITED = NexCoin.ofWhole(100);

    /** 70 seconds of a standard session at 200 an hour. */
    private static final long CHARGED = 3_888_888;

    private final String account = newAccount();
    private final MongoClient mongo = MongoClients.create(
            Objects.requireNonNull(Backends.properties("billing-service").get("nexus.mongo.uri")));

    @BeforeEach
    void aDayInTheLifeOfAnAccount() {
        credit(account, "seed:alice", CREDITED);
        var session = new Session("sess_" + account.replace("-", ""), account, 3_600_000, "standard");
        service().post("/internal/holds", holdOf(account, session.id, 10_000_000, 60_000));
        var begin = Instant.parse("2026-03-01T12:00:00Z");
        var other = new Session("sess_other_" + account.replace("-", ""), account, 3_600_000, "standard");
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
        assertThat(balance("wallet")).isEqualTo(CREDITED - CHARGED - 7_000);
        assertThat(wallet().getLong("balanceMicros")).isEqualTo(balance("wallet"));
        assertThat(wallet().getLong("heldMicros")).isEqualTo(balance("holds"));
        assertThat(wallet().getList("holds", Document.class).stream()
                        .mapToLong(hold -> hold.getLong("heldMicros"))
                        .sum())
                .isEqualTo(balance("holds"));
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
        assertThat(outcome.get("switched").asBoolean()).isTrue();
        assertThat(balance("holds")).isEqualTo(7_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"balanceMicros", "movements", "page", "all"})
    void aLedgerThatSomeoneChangedIsToldOfAndPutRightWhenAskedTo(String what) {
        var right = wallet();
        collection("accounts").replaceOne(new Document("_id", account), changed(right, what));

        var told = rebuild("");
        assertThat(told.get("digestAfter").asString())
                .isNotEqualTo(told.get("digestBefore").asString());
        assertThat(told.get("switched").asBoolean()).isFalse();
        assertThat(wallet()).isNotEqualTo(right);

        assertThat(rebuild("?replace=true").get("switched").asBoolean()).isTrue();
        assertThat(wallet()).isEqualTo(right);
    }

    private static Document changed(Document wallet, String what) {
        var changed = new Document(wallet);
        if (what.equals("page")) {
            var page = new Document(wallet.get("page", Document.class));
            var entries = page.get("entries", Binary.class).getData().clone();
            entries[entries.length - 40] ^= 1;
            page.put("entries", new Binary(entries));
            changed.put("page", page);
        } else if (what.equals("all")) {
            changed.put("page", "nonsense");
        } else {
            changed.put(what, wallet.getLong(what) + 1);
        }
        return changed;
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
        }));
    }

    private static JsonNode rebuild() {
        return rebuild("");
    }

    private static JsonNode rebuild(String query) {
        var reply = service().send("POST", "/internal/rebuild" + query, null);
        assertThat(reply.status()).isEqualTo(200);
        return JsonMapper.shared().readTree(reply.text().lines().toList().getLast());
    }

    private Document wallet() {
        return wallet(account);
    }

    private Document wallet(String accountId) {
        var wallet = collection("accounts").find(new Document("_id", accountId)).first();
        return Objects.requireNonNull(wallet, () -> "the account " + accountId);
    }

    private long balance(String ledgerAccount) {
        return PageDocument.entries(wallet().get("page", Document.class)).stream()
                .map(HashedEntry::entry)
                .mapToLong(entry -> ledgerAccount.equals(entry.type().to())
                        ? entry.amountMicros()
                        : ledgerAccount.equals(entry.type().from()) ? -entry.amountMicros() : 0)
                .sum();
    }

    private MongoCollection<Document> collection(String name) {
        return new Generations(mongo.getDatabase("billing_service")).collection(name);
    }
}
