package io.n3xus.billing.write;

import static io.n3xus.billing.write.Given.ACCOUNT;
import static io.n3xus.billing.write.Given.CREDITED;
import static io.n3xus.billing.write.Given.HOLD;
import static io.n3xus.billing.write.Given.METERED;
import static io.n3xus.billing.write.Given.NOON;
import static io.n3xus.billing.write.Given.PLACED;
import static io.n3xus.billing.write.Given.SESSION;
import static org.assertj.core.api.Assertions.assertThat;

import io.n3xus.billing.api.AccountEvent.UsageMetered;
import io.n3xus.billing.api.BillingRefusal;
import io.n3xus.billing.api.CloseReason;
import io.n3xus.billing.api.HoldId;
import io.n3xus.billing.api.HoldState;
import io.n3xus.billing.api.ServiceName;
import io.n3xus.billing.api.Usage;
import io.n3xus.billing.api.UsageCommand.CaptureHold;
import io.n3xus.billing.api.UsageCommand.CorrectUsage;
import io.n3xus.billing.api.UsageCommand.RecordUsage;
import io.n3xus.billing.api.UsageLine;
import io.n3xus.billing.api.WalletCommand.CancelHold;
import io.n3xus.billing.api.WalletCommand.ChargeHold;
import io.n3xus.billing.api.WalletCommand.SettleHold;
import io.n3xus.billing.api.WalletEvent;
import io.n3xus.billing.api.WalletEvent.ChargeReturned;
import io.n3xus.billing.api.WalletEvent.HoldCharged;
import io.n3xus.billing.api.WalletEvent.HoldExtended;
import io.n3xus.billing.api.WalletEvent.HoldPlaced;
import io.n3xus.billing.api.WalletEvent.HoldReleased;
import io.n3xus.billing.api.WalletEvent.MeterStopped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WalletUsageTest {

    private static final HoldId OWN = HoldId.ofUsage("u-1");
    private static final HoldCharged CHARGED =
            new HoldCharged(ACCOUNT, HOLD, SESSION, ServiceName.SESSIONS, 60, 800, 140);
    private static final UsageMetered FIRST = metered(HOLD, ServiceName.SESSIONS, SESSION, line(60, 60), 0, 0, 60);

    private final WalletFixture wallet = new WalletFixture();

    @Test
    void tellsWhatAChargeIsMadeOfRightAfterIt() {
        wallet.given(CREDITED, PLACED, METERED).when(charge(60)).expectEvents(CHARGED, FIRST);
        wallet.given(CREDITED, PLACED, METERED, CHARGED, FIRST).when(charge(60)).expectNoEvents();
        wallet.given(CREDITED, PLACED, METERED, CHARGED, FIRST)
                .when(charge(90))
                .expectEvents(
                        new HoldCharged(ACCOUNT, HOLD, SESSION, ServiceName.SESSIONS, 30, 800, 110),
                        metered(HOLD, ServiceName.SESSIONS, SESSION, line(30, 30), 0, 60, 90));
    }

    @Test
    void anOlderTotalChangesNothing() {
        wallet.given(CREDITED, PLACED, METERED, CHARGED, FIRST).when(charge(30)).expectNoEvents();
    }

    @Test
    void chargesMeasuredUsageOnlyAsAWhole() {
        wallet.given(CREDITED, PLACED, METERED).when(charge(201)).expectNoEvents();
    }

    @Test
    void takesBackTheLinesOfWhatItGivesBack() {
        wallet.given(CREDITED, PLACED, METERED, CHARGED, FIRST)
                .when(settle(42))
                .expectEvents(
                        new ChargeReturned(ACCOUNT, HOLD, SESSION, ServiceName.SESSIONS, 18, 800, 158),
                        metered(HOLD, ServiceName.SESSIONS, SESSION, line(-18, -18), 0, 42, 60),
                        new HoldReleased(ACCOUNT, HOLD, SESSION, CloseReason.SETTLED, 158, 958, 0),
                        new MeterStopped(ACCOUNT, HOLD, SESSION, 1));
    }

    @Test
    void saysWhatCouldNotBeCollected() {
        wallet.given(CREDITED, PLACED, METERED)
                .when(settle(1_300))
                .expectEvents(
                        new HoldExtended(ACCOUNT, HOLD, SESSION, 800, 0, 1_000),
                        new HoldCharged(ACCOUNT, HOLD, SESSION, ServiceName.SESSIONS, 1_000, 0, 0),
                        metered(HOLD, ServiceName.SESSIONS, SESSION, line(1_300, 1_300), 300, 0, 1_300),
                        new HoldReleased(ACCOUNT, HOLD, SESSION, CloseReason.SETTLED, 0, 0, 0),
                        new MeterStopped(ACCOUNT, HOLD, SESSION, 1));
    }

    @Test
    void paysForUsageOfNoHoldFromTheBalance() {
        var events = paid(7, 993);
        wallet.given(CREDITED).when(record("u-1", null, 7)).expectEvents(events);
        wallet.given(history(events)).when(record("u-1", null, 7)).expectNoEvents();
    }

    @Test
    void paysWithTheHoldThatIsNamedAndWithTheBalanceWhatItLacks() {
        wallet.given(CREDITED, PLACED)
                .when(record("u-1", HOLD, 250))
                .expectEvents(
                        new HoldExtended(ACCOUNT, HOLD, SESSION, 50, 750, 250),
                        new HoldCharged(ACCOUNT, HOLD, SESSION, ServiceName.AI, 250, 750, 0),
                        metered(HOLD, ServiceName.AI, "task-1", task(250), 0, 0, 1));
    }

    @Test
    void leavesAHoldAloneThatAMeterRunsOn() {
        wallet.given(CREDITED, PLACED, METERED)
                .when(record("u-1", HOLD, 10))
                .expectEvents(
                        new HoldPlaced(ACCOUNT, OWN, "task-1", 10, null, 790, 210),
                        new HoldCharged(ACCOUNT, OWN, "task-1", ServiceName.AI, 10, 790, 200),
                        metered(OWN, ServiceName.AI, "task-1", task(10), 0, 0, 1),
                        new HoldReleased(ACCOUNT, OWN, "task-1", CloseReason.SETTLED, 0, 790, 200));
    }

    @Test
    void notesWhatAnEmptyWalletUsed() {
        wallet.given()
                .when(record("u-1", null, 10))
                .expectEvents(metered(OWN, ServiceName.AI, "task-1", task(10), 10, 0, 1));
    }

    @Test
    void givesBackWhatIsTakenBackButNotWhatWasNeverPaid() {
        var usedMore = metered(OWN, ServiceName.AI, "task-1", task(10), 3, 0, 1);
        var correction = HoldId.ofUsage("u-2");
        wallet.given(CREDITED, usedMore)
                .when(new CorrectUsage(ACCOUNT, "u-2", usage(task(-10))))
                .expectEvents(
                        new HoldPlaced(ACCOUNT, correction, "task-1", 0, null, 1_000, 0),
                        new ChargeReturned(ACCOUNT, correction, "task-1", ServiceName.AI, 7, 1_000, 7),
                        metered(correction, ServiceName.AI, "task-1", task(-10), -3, 0, 1),
                        new HoldReleased(ACCOUNT, correction, "task-1", CloseReason.SETTLED, 7, 1_007, 0));
    }

    @Test
    void capturesPartsOfAHoldUntilItIsReleased() {
        var captured = new HoldCharged(ACCOUNT, HOLD, SESSION, ServiceName.BUILDS, 50, 800, 150);
        wallet.given(CREDITED, PLACED).when(capture(50)).expectEvents(captured);
        wallet.given(CREDITED, PLACED, captured)
                .when(capture(50))
                .answers(new HoldState(true, 200, 50, false))
                .expectNoEvents();
        wallet.given(CREDITED, PLACED, captured)
                .when(capture(80))
                .expectEvents(new HoldCharged(ACCOUNT, HOLD, SESSION, ServiceName.BUILDS, 30, 800, 120));
        wallet.given(CREDITED, PLACED, captured)
                .when(new CancelHold(ACCOUNT, HOLD))
                .expectEvents(new HoldReleased(ACCOUNT, HOLD, SESSION, CloseReason.SETTLED, 150, 950, 0));
    }

    @Test
    void capturesNothingFromAHoldThatIsClosedOrMetered() {
        assertThat(wallet.given(CREDITED).when(capture(5)).refusal())
                .extracting("code")
                .isEqualTo(BillingRefusal.HOLD_CLOSED.code());
        assertThat(wallet.given(CREDITED, PLACED, METERED).when(capture(5)).refusal())
                .extracting("code")
                .isEqualTo(BillingRefusal.HOLD_IN_USE.code());
    }

    private static WalletEvent[] paid(long micros, long balance) {
        return new WalletEvent[] {
            new HoldPlaced(ACCOUNT, OWN, "task-1", micros, null, balance, micros),
            new HoldCharged(ACCOUNT, OWN, "task-1", ServiceName.AI, micros, balance, 0),
            metered(OWN, ServiceName.AI, "task-1", task(micros), 0, 0, 1),
            new HoldReleased(ACCOUNT, OWN, "task-1", CloseReason.SETTLED, 0, balance, 0)
        };
    }

    private static List<WalletEvent> history(WalletEvent[] events) {
        return List.of(CREDITED, events[0], events[1], events[2], events[3]);
    }

    private static UsageMetered metered(
            HoldId id, ServiceName service, String reference, UsageLine line, long uncollected, long from, long to) {
        return new UsageMetered(
                ACCOUNT,
                id.toString(),
                service,
                reference,
                List.of(line),
                uncollected,
                NOON.plusSeconds(from),
                NOON.plusSeconds(to),
                null,
                null);
    }

    private static UsageLine line(long seconds, long micros) {
        return new UsageLine("session.time", "basic", seconds, 1, 3_600, micros);
    }

    /** Tasks at one micro-NexCoin each. */
    private static UsageLine task(long count) {
        return new UsageLine("ai.task", "", count, 1, 1, count);
    }

    private static Usage usage(UsageLine line) {
        return new Usage(ServiceName.AI, "task-1", List.of(line), NOON, NOON.plusSeconds(1), null, null);
    }

    private static RecordUsage record(String id, @Nullable HoldId hold, long count) {
        return new RecordUsage(ACCOUNT, id, hold, usage(task(count)));
    }

    private static CaptureHold capture(long upToMicros) {
        return new CaptureHold(ACCOUNT, HOLD, ServiceName.BUILDS, upToMicros);
    }

    private static Usage seconds(long seconds) {
        return new Usage(
                ServiceName.SESSIONS,
                SESSION,
                List.of(line(seconds, seconds)),
                NOON,
                NOON.plusSeconds(seconds),
                null,
                null);
    }

    private static ChargeHold charge(long seconds) {
        return new ChargeHold(ACCOUNT, HOLD, seconds, seconds(seconds));
    }

    private static SettleHold settle(long seconds) {
        return new SettleHold(ACCOUNT, HOLD, seconds, seconds(seconds));
    }
}
