package io.n3xus.billing.web;

import static io.n3xus.billing.RunningBilling.newAccount;
import static io.n3xus.billing.RunningBilling.stranger;
import static io.n3xus.billing.RunningBilling.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.n3xus.billing.BillingLog;
import io.n3xus.contracts.billing.PublishedAccountEvent.Line;
import io.n3xus.contracts.billing.PublishedAccountEvent.UsageMetered;
import io.n3xus.contracts.billing.PublishedBillingEvent;
import io.n3xus.contracts.billing.PublishedBillingEvent.Credited;
import io.n3xus.contracts.billing.PublishedBillingEvent.Debited;
import io.n3xus.contracts.billing.PublishedBillingEvent.Reserved;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageHttpTest {

    private static final String USAGE = "/api/v1/usage";
    private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");

    private final String account = newAccount();
    private final List<PublishedBillingEvent> events = new ArrayList<>();
    private long balance = 100_000_000;
    private long held;

    @Test
    void isWhatTheDocumentShows() {
        credited(MARCH);
        used(
                MARCH.plusSeconds(1),
                "executions",
                "cached",
                "succeeded",
                new Line("execution.cpu", "", 50_000_000, 1, 200, 10_000_000));
        used(
                MARCH.plusSeconds(2),
                "executions",
                null,
                "failed",
                new Line("execution.memory", "", 25_600_000_000L, 1, 100, 2_500_000));
        used(
                MARCH.plus(Duration.ofDays(20)),
                "storage",
                null,
                null,
                new Line("storage", "", 50_500L * 744 * 3_600, 1, 139, 5_050_000));
        used(
                MARCH.plus(Duration.ofDays(30)),
                "network",
                null,
                null,
                new Line("network.egress", "", 25_300_000_000L, 1, 90_000, 2_280_000),
                new Line("network.ingress", "", 10_500_000_000L, 1, 0, 0));
        used(
                MARCH.plus(Duration.ofDays(30)),
                "sessions",
                null,
                null,
                new Line("session.time", "basic", 60, 1, 100, 1_000_000));
        used(
                MARCH.plus(Duration.ofDays(31)),
                "executions",
                "cached",
                "succeeded",
                new Line("execution.cpu", "", 1, 1, 200, 1));
        publish();

        var told = user(account).get(USAGE + "?start_date=2026-03-01&end_date=2026-03-31");
        assertThat(told.text())
                .isEqualTo("{\"period_start\":\"2026-03-01T00:00:00Z\",\"period_end\":\"2026-03-31T23:59:59Z\","
                        + "\"executions\":{\"total_count\":2,\"successful_count\":1,\"failed_count\":1,"
                        + "\"cpu_seconds\":50000.000000,\"memory_gb_seconds\":25000.000000,"
                        + "\"by_mode\":{\"ephemeral\":1,\"cached\":1,\"checkpointed\":0,\"branched\":0,\"persistent\":0}},"
                        + "\"storage\":{\"snapshots_created\":0,\"total_gb_stored\":50.500000},"
                        + "\"network\":{\"ingress_gb\":10.500000,\"egress_gb\":25.300000},"
                        + "\"costs\":{\"compute_cost\":12.500000,\"storage_cost\":5.050000,\"network_cost\":2.280000,"
                        + "\"total_cost\":19.830000,\"credits_remaining\":79.170000}}");
    }

    /** Whole hours were added up before, cut ones are now; both are right. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 1_799, 1_800, 3_599, 3_600, 3_601, 90_000})
    void countsWhatLiesInThePeriod(long seconds) {
        credited(MARCH);
        for (var minute = 0; minute < 1_500; minute += 7) {
            used(MARCH.plusSeconds(60L * minute), "executions", "branched", "succeeded");
        }
        publish();
        var end = MARCH.plusSeconds(seconds);
        var expected = events.stream()
                .filter(event -> event instanceof UsageMetered && !event.at().isAfter(end))
                .count();
        var told = user(account)
                .get(USAGE + "?start_date=2026-03-01&end_date=" + end)
                .json();
        assertThat(told.at("/executions/total_count").asLong()).isEqualTo(expected);
        assertThat(told.at("/executions/by_mode/branched").asLong()).isEqualTo(expected);
    }

    @Test
    void theMonthIsMeantUnlessOneSaysOtherwise() {
        var told = user(account).get(USAGE).json();
        assertThat(told.get("period_start").asString()).endsWith("-01T00:00:00Z");
        assertThat(told.get("period_end").asString()).endsWith("T23:59:59Z");
        assertThat(told.at("/executions/total_count").asLong()).isZero();
    }

    @Test
    void showsHowItStandsNow() {
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        credited(now.minusSeconds(100));
        reserved("exec_1", now);
        reserved("sess_1", now);
        var report = new Line("storage", "", 53_687L * 60, 1, 139, 0);
        used(now.minusSeconds(9_000), "storage", null, null, report);
        used(now.minusSeconds(90), "storage", null, null, report);
        used(now.minusSeconds(30), "storage", null, null, report);
        publish();
        var told = user(account).with("X-N3XUS-RateLimit-Remaining", "85").get(USAGE + "/current");
        assertThat(told.text())
                .isEqualTo("{\"current_balance\":99.000001,\"pending_charges\":1.000000,\"rate_limit_remaining\":85,"
                        + "\"storage_used_bytes\":53687000000,\"active_executions\":1}");
    }

    @Test
    void isZeroForSomeoneWhoNeverUsedAnything() {
        assertThat(user(account).get(USAGE + "/current").text())
                .isEqualTo("{\"current_balance\":0.000000,\"pending_charges\":0.000000,\"rate_limit_remaining\":null,"
                        + "\"storage_used_bytes\":0,\"active_executions\":0}");
        assertThat(stranger().get(USAGE).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "start_date=x",
                "start_date=9999-01-01&end_date=9999-01-02",
                "start_date=2026-03-02&end_date=2026-03-01",
                "start_date=2020-01-01&end_date=2026-01-01"
            })
    void refusesWhatCannotBe(String query) {
        var reply = user(account).get(USAGE + "?" + query);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().at("/error/code").asString()).isEqualTo("INVALID_REQUEST");
    }

    private void credited(Instant at) {
        events.add(new Credited(account, "order:1", "top_up", balance, balance, 0, at));
    }

    private void reserved(String reference, Instant at) {
        balance -= 500_000;
        held += 500_000;
        events.add(new Reserved(account, reference, reference, 500_000, null, balance, held, at));
    }

    private void used(Instant at, String service, @Nullable String mode, @Nullable String outcome, Line... lines) {
        var amount = List.of(lines).stream().mapToLong(Line::amountMicros).sum();
        balance -= amount;
        if (amount > 0) {
            events.add(new Debited(account, "h", "r", service, amount, balance, 0, at));
        }
        events.add(new UsageMetered(
                account, "h", service, "r", List.of(lines), 0, at.minusSeconds(60), at, mode, outcome, at));
    }

    /** The last event moves money, so that one sees when all were taken in. */
    private void publish() {
        balance++;
        events.add(new Credited(
                account,
                "last",
                "adjustment",
                1,
                balance,
                held,
                events.getLast().at()));
        BillingLog.publish(events);
        await().untilAsserted(() -> assertThat(user(account)
                        .get("/api/v1/billing/balance")
                        .json()
                        .get("balance_micros")
                        .asLong())
                .isEqualTo(balance));
    }
}
