package io.n3xus.billing.write;

import static io.n3xus.billing.write.Given.ACCOUNT;
import static io.n3xus.billing.write.Given.CREDITED;
import static io.n3xus.billing.write.Given.HOLD;
import static io.n3xus.billing.write.Given.METERED;
import static io.n3xus.billing.write.Given.NOON;
import static io.n3xus.billing.write.Given.PLACED;
import static io.n3xus.billing.write.Given.PRICE;
import static io.n3xus.billing.write.Given.SESSION;
import static io.n3xus.billing.write.Given.released;

import io.n3xus.billing.api.CloseReason;
import io.n3xus.billing.api.HoldState;
import io.n3xus.billing.api.ServiceName;
import io.n3xus.billing.api.Usage;
import io.n3xus.billing.api.WalletCommand.ChargeHold;
import io.n3xus.billing.api.WalletCommand.ExtendHold;
import io.n3xus.billing.api.WalletCommand.ReportExhausted;
import io.n3xus.billing.api.WalletCommand.SettleHold;
import io.n3xus.billing.api.WalletCommand.StartMeter;
import io.n3xus.billing.api.WalletEvent.BalanceExhausted;
import io.n3xus.billing.api.WalletEvent.ChargeReturned;
import io.n3xus.billing.api.WalletEvent.HoldCharged;
import io.n3xus.billing.api.WalletEvent.HoldExtended;
import io.n3xus.billing.api.WalletEvent.HoldPlaced;
import io.n3xus.billing.api.WalletEvent.HoldReleased;
import io.n3xus.billing.api.WalletEvent.MeterStopped;
import org.junit.jupiter.api.Test;

class WalletMeterTest {

    private static final StartMeter START = new StartMeter(ACCOUNT, HOLD, SESSION, 1, PRICE, NOON, 300);
    private static final MeterStopped STOPPED = new MeterStopped(ACCOUNT, HOLD, SESSION, 1);
    private static final HoldCharged CHARGED =
            new HoldCharged(ACCOUNT, HOLD, SESSION, ServiceName.SESSIONS, 60, 800, 140);

    private final WalletFixture wallet = new WalletFixture();

    @Test
    void startsTheMeterOnce() {
        wallet.given(CREDITED, PLACED).when(START).answers(open(200, 0)).expectEvents(METERED);
        wallet.given(CREDITED, PLACED, METERED).when(START).expectNoEvents();
    }

    @Test
    void placesAHoldAgainThatExpiredBeforeTheMachineWasUp() {
        wallet.given(CREDITED, PLACED, released(CloseReason.EXPIRED))
                .when(START)
                .answers(open(300, 0))
                .expectEvents(new HoldPlaced(ACCOUNT, HOLD, SESSION, 300, null, 700, 300), METERED);
    }

    @Test
    void placesAnEmptyHoldWhenNothingIsLeft() {
        wallet.given()
                .when(START)
                .answers(open(0, 0))
                .expectEvents(new HoldPlaced(ACCOUNT, HOLD, SESSION, 0, null, 0, 0), METERED);
    }

    @Test
    void doesNotStartAgainWhatWasSettled() {
        wallet.given(CREDITED, PLACED, METERED, released(CloseReason.SETTLED))
                .when(START)
                .answers(HoldState.GONE)
                .expectNoEvents();
    }

    @Test
    void chargesTheDifferenceToWhatIsChargedAlready() {
        wallet.given(CREDITED, PLACED, METERED).when(charge(60)).expectEvents(CHARGED);
        wallet.given(CREDITED, PLACED, METERED, CHARGED).when(charge(60)).expectNoEvents();
        wallet.given(CREDITED, PLACED, METERED, CHARGED)
                .when(charge(90))
                .answers(open(200, 90))
                .expectEvents(new HoldCharged(ACCOUNT, HOLD, SESSION, ServiceName.SESSIONS, 30, 800, 110));
    }

    @Test
    void neverChargesBeyondTheHold() {
        wallet.given(CREDITED, PLACED, METERED)
                .when(charge(201))
                .expectEvents(new HoldCharged(ACCOUNT, HOLD, SESSION, ServiceName.SESSIONS, 200, 800, 0));
    }

    @Test
    void extendsByWhatIsAvailable() {
        wallet.given(CREDITED, PLACED, METERED)
                .when(extend(1_500))
                .answers(open(1_000, 0))
                .expectEvents(new HoldExtended(ACCOUNT, HOLD, SESSION, 800, 0, 1_000));
        wallet.given(CREDITED, PLACED, METERED).when(extend(200)).expectNoEvents();
    }

    @Test
    void tellsOnceThatNothingIsLeft() {
        var exhausted = new BalanceExhausted(ACCOUNT, HOLD, SESSION, 1, NOON.plusSeconds(1_000));
        var extended = new HoldExtended(ACCOUNT, HOLD, SESSION, 800, 0, 1_000);
        var report = new ReportExhausted(ACCOUNT, HOLD, NOON.plusSeconds(1_000));
        wallet.given(CREDITED, PLACED, METERED, extended).when(report).expectEvents(exhausted);
        wallet.given(CREDITED, PLACED, METERED, extended, exhausted)
                .when(report)
                .answers(new HoldState(true, 1_000, 0, true))
                .expectNoEvents();
    }

    @Test
    void isNotExhaustedWhenMoneyCameInMeanwhile() {
        wallet.given(CREDITED, PLACED, METERED)
                .when(new ReportExhausted(ACCOUNT, HOLD, NOON))
                .answers(open(200, 0))
                .expectNoEvents();
    }

    @Test
    void settlesTheRestOfTheCostAndGivesBackTheRestOfTheHold() {
        wallet.given(CREDITED, PLACED, METERED, CHARGED)
                .when(settle(75))
                .expectEvents(
                        new HoldCharged(ACCOUNT, HOLD, SESSION, ServiceName.SESSIONS, 15, 800, 125),
                        new HoldReleased(ACCOUNT, HOLD, SESSION, CloseReason.SETTLED, 125, 925, 0),
                        STOPPED);
    }

    @Test
    void settlesWhatTheHoldLacksFromTheBalance() {
        wallet.given(CREDITED, PLACED, METERED)
                .when(settle(250))
                .expectEvents(
                        new HoldExtended(ACCOUNT, HOLD, SESSION, 50, 750, 250),
                        new HoldCharged(ACCOUNT, HOLD, SESSION, ServiceName.SESSIONS, 250, 750, 0),
                        new HoldReleased(ACCOUNT, HOLD, SESSION, CloseReason.SETTLED, 0, 750, 0),
                        STOPPED);
    }

    @Test
    void returnsWhatWasChargedBeyondAnEndThatBecameKnownLate() {
        wallet.given(CREDITED, PLACED, METERED, CHARGED)
                .when(settle(42))
                .expectEvents(
                        new ChargeReturned(ACCOUNT, HOLD, SESSION, ServiceName.SESSIONS, 18, 800, 158),
                        new HoldReleased(ACCOUNT, HOLD, SESSION, CloseReason.SETTLED, 158, 958, 0),
                        STOPPED);
    }

    @Test
    void settlesOnce() {
        wallet.given(CREDITED, PLACED, METERED, released(CloseReason.SETTLED))
                .when(settle(75))
                .expectNoEvents();
    }

    private static HoldState open(long amountMicros, long chargedMicros) {
        return new HoldState(true, amountMicros, chargedMicros, false);
    }

    private static ChargeHold charge(long upToMicros) {
        return new ChargeHold(ACCOUNT, HOLD, upToMicros, Usage.unmeasured(ServiceName.SESSIONS, SESSION));
    }

    private static ExtendHold extend(long toMicros) {
        return new ExtendHold(ACCOUNT, HOLD, toMicros);
    }

    private static SettleHold settle(long costMicros) {
        return new SettleHold(ACCOUNT, HOLD, costMicros, Usage.unmeasured(ServiceName.SESSIONS, SESSION));
    }
}
