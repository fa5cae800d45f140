package io.n3xus.billing.read.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import io.n3xus.billing.read.PublishedLog;
import io.n3xus.contracts.EventFamily;
import io.n3xus.contracts.billing.PublishedBillingEvent;
import io.n3xus.platform.event.Wire;
import io.n3xus.platform.follow.BulkProjection.Start;
import io.n3xus.platform.follow.Generations;
import io.n3xus.testkit.Backends;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What was published once can be read for ever. */
class PublishedLogTest {

    @Test
    void thereIsALineOfEveryEvent() {
        var kept = PublishedLog.lines().stream().map(line -> line.get("type").asString());
        var types = EventFamily.records(PublishedBillingEvent.class).stream()
                .map(record -> Wire.typeOf(record).value());
        assertThat(kept).containsAll(types.toList());
    }

    @Test
    void theLedgerTakesInAllOfIt() {
        var name = "published_log_" + Long.toHexString(System.nanoTime());
        var uri = Objects.requireNonNull(Backends.properties("billing-service").get("nexus.mongo.uri"));
        try (var mongo = MongoClients.create(uri)) {
            var generations = new Generations(mongo.getDatabase(name));
            var store = new AccountStore(generations);
            var intake = new LedgerIntake(store, Clock.systemUTC(), Start.EMPTY);
            PublishedLog.records().forEach(intake::take);
            intake.flush();

            assertThat(store.find(PublishedLog.ACCOUNT)).hasValueSatisfying(account -> {
                assertThat(account.wallet().version())
                        .isEqualTo(PublishedLog.lines().size() - 1);
                assertThat(account.wallet().balanceMicros()).isEqualTo(14_224_300);
                assertThat(account.openHolds()).isEmpty();
                assertThat(account.settled().thresholdsMicros()).isEqualTo(List.of(1_000_000L, 5_000_000L));
                assertThat(account.settled().grants().getFirst().expiredMicros())
                        .isEqualTo(400_000);
                assertThat(Objects.requireNonNull(account.settled().autoTopUp()).failed())
                        .isEqualTo("card declined");
            });
            var summary = new LedgerDigest(store, generations).ofAll();
            assertThat(summary.sumMicros()).isZero();
            assertThat(summary.accounts())
                    .containsAllEntriesOf(Map.of(
                            "wallets", 14_224_300L,
                            "holds", 0L,
                            "grants", -10_600_000L,
                            "top-ups", -5_000_000L,
                            "adjustments", -200_000L,
                            "transfers", 1_500_000L,
                            "revenue:sessions", 75_000L,
                            "revenue:executions", 700L));
            mongo.getDatabase(name).drop();
        }
    }
}
