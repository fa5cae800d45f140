package io.n3xus.billing;

import static io.n3xus.billing.RunningBilling.bodies;
import static io.n3xus.billing.RunningBilling.credit;
import static io.n3xus.billing.RunningBilling.newAccount;
import static io.n3xus.billing.RunningBilling.published;
import static io.n3xus.billing.RunningBilling.service;
import static io.n3xus.billing.RunningBilling.user;
import static io.n3xus.billing.SessionLog.publish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.n3xus.billing.automation.Session;
import io.n3xus.platform.money.NexCoin;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sessions as Kafka tells of them, and what they do to a wallet, on real stores with two replicas. */
class MeteringJourneyTest {

    private static final long PRICE = NexCoin.ofWhole(200);

    private final String account = newAccount();
    private final Session session = new Session("sess_" + account.replace("-", ""), account, PRICE, "standard");
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    @BeforeEach
    void seed() {
        credit(account, "seed:alice", NexCoin.ofWhole(1_000));
    }

    @Test
    void theWalletMovesByExactlyPriceTimesActiveSeconds() {
        var begin = now.minusSeconds(10_000);
        hold();
        publish(session.created(begin));
        publish(session.activated(begin));
        publish(session.paused(begin.plusMillis(3_600_400)));
        hold();
        publish(session.resumed(begin.plusSeconds(5_000)));
        publish(session.terminated(begin.plusSeconds(5_000).plusMillis(3_599_700)));

        await().untilAsserted(() ->
                assertThat(published(account)).contains("meter.stopped.v1").endsWith("meter.stopped.v1"));
        awaitWallet("600", "0");
        assertThat(session.activeSeconds()).isEqualTo(7_200);
    }

    @Test
    void whatComesAgainChangesNothing() {
        var begin = now.minusSeconds(1_000);
        hold();
        var first = List.of(session.created(begin), session.activated(begin), session.paused(begin.plusSeconds(36)));
        first.forEach(SessionLog::publish);
        awaitWallet("998", "0");

        first.forEach(SessionLog::publish);
        first.reversed().forEach(SessionLog::publish);
        hold();
        publish(session.resumed(now));
        publish(session.terminated(now.plusSeconds(18)));
        awaitWallet("997", "0");
        assertThat(published(account)).filteredOn("meter.started.v1"::equals).hasSize(2);
        assertThat(published(account)).filteredOn("nexcoin.debited.v1"::equals).hasSize(2);
    }

    @Test
    void tellsTheExactInstantInWhichMoneyRanOutThoughItIsPast() {
        var begin = now.minusSeconds(100_000);
        hold();
        publish(session.created(begin));
        publish(session.activated(begin));

        await().untilAsserted(() -> assertThat(published(account)).contains("balance.exhausted.v1"));
        var exhausted = bodies(account).stream()
                .filter(event -> event.has("exhausted_at"))
                .toList();
        assertThat(exhausted).hasSize(1);
        // 1,000 NexCoin at 200 an hour last five hours.
        var end = begin.plusSeconds(5 * 3_600);
        assertThat(Instant.parse(exhausted.getFirst().get("exhausted_at").asString()))
                .isEqualTo(end);
        assertThat(exhausted.getFirst().get("session_id").asString()).isEqualTo(session.id);
        assertThat(exhausted.getFirst().get("run").asInt()).isOne();

        publish(session.paused(end));
        awaitWallet("0", "0");
    }

    @Test
    void aReplicaThatEndsInTheMiddleIsNotMissed() {
        var begin = now.minusSeconds(300);
        hold();
        try (var _ = RunningBilling.start(3)) {
            publish(session.created(begin));
            publish(session.activated(begin));
            await().untilAsserted(() -> assertThat(published(account)).contains("nexcoin.debited.v1"));
        }
        publish(session.terminated(begin.plusSeconds(360)));
        await().untilAsserted(() -> assertThat(published(account)).endsWith("meter.stopped.v1"));
        awaitWallet("980", "0");
    }

    @Test
    void givesBackTheHoldOfASessionThatNeverRan() {
        hold();
        publish(session.created(now));
        await().untilAsserted(() -> assertThat(published(account)).contains("nexcoin.hold-confirmed.v1"));
        publish(session.terminatedWhilePaused(now));
        awaitWallet("1000", "0");
    }

    private void hold() {
        var reply = service()
                .post(
                        "/internal/holds",
                        Map.of(
                                "holdId",
                                session.nextHoldId(),
                                "accountId",
                                account,
                                "reference",
                                session.id,
                                "amountMicros",
                                PRICE,
                                "minimumMicros",
                                NexCoin.costMicros(PRICE, 60)));
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    }

    private void awaitWallet(String balance, String held) {
        await().untilAsserted(() -> {
            var wallet = user(account).get("/api/v1/supercore/wallet").json().get("wallet");
            assertThat(wallet.get("balance").decimalValue()).isEqualByComparingTo(new BigDecimal(balance));
            assertThat(wallet.get("held").decimalValue()).isEqualByComparingTo(new BigDecimal(held));
        });
    }
}
