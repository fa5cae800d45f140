package io.n3xus.billing.write;

import static io.n3xus.billing.write.Given.ACCOUNT;
import static io.n3xus.billing.write.Given.CREDITED;
import static io.n3xus.billing.write.Given.HOLD;
import static io.n3xus.billing.write.Given.PLACED;
import static io.n3xus.billing.write.Given.SESSION;

import io.n3xus.billing.api.AccountEvent.AutoTopUpSet;
import io.n3xus.billing.api.AccountEvent.BalanceLow;
import io.n3xus.billing.api.AccountEvent.ChargeRefunded;
import io.n3xus.billing.api.AccountEvent.ThresholdsSet;
import io.n3xus.billing.api.AccountEvent.TopUpFailed;
import io.n3xus.billing.api.AccountEvent.TopUpWanted;
import io.n3xus.billing.api.AccountEvent.WalletDebited;
import io.n3xus.billing.api.AutoTopUp;
import io.n3xus.billing.api.BillingRefusal;
import io.n3xus.billing.api.CreditReason;
import io.n3xus.billing.api.FundsCommand.DebitWallet;
import io.n3xus.billing.api.FundsCommand.FailTopUp;
import io.n3xus.billing.api.FundsCommand.RefundCharge;
import io.n3xus.billing.api.FundsCommand.SetAutoTopUp;
import io.n3xus.billing.api.FundsCommand.SetThresholds;
import io.n3xus.billing.api.ServiceName;
import io.n3xus.billing.api.Usage;
import io.n3xus.billing.api.WalletCommand.ChargeHold;
import io.n3xus.billing.api.WalletCommand.CreditWallet;
import io.n3xus.billing.api.WalletEvent.HoldCharged;
import io.n3xus.billing.api.WalletEvent.WalletCredited;
import io.n3xus.platform.refusal.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Signals, automatic top-ups, and what admins correct. */
class WalletArrangementsTest {

    private static final ThresholdsSet THRESHOLDS = new ThresholdsSet(ACCOUNT, List.of(900L, 950L));
    private static final AutoTopUp RULE = new AutoTopUp(900, 2_000, "card_1");
    private static final AutoTopUpSet RULE_SET = new AutoTopUpSet(ACCOUNT, RULE);
    private static final TopUpWanted WANTED = new TopUpWanted(ACCOUNT, "auto:4", "card_1", 1_120);

    private final WalletFixture wallet = new WalletFixture();

    @Test
    void tellsOnceThatAThresholdIsCrossed() {
        wallet.given(CREDITED, PLACED, THRESHOLDS)
                .when(charge(60))
                .expectEvents(charged(60, 140), new BalanceLow(ACCOUNT, 950, 940));
        wallet.given(CREDITED, PLACED, THRESHOLDS, charged(60, 140), new BalanceLow(ACCOUNT, 950, 940))
                .when(charge(70))
                .expectEvents(charged(10, 130));
    }

    @Test
    void tellsOfEachThresholdThatIsCrossedAtOnceAndAgainAfterMoneyCameIn() {
        var taken = new WalletDebited(ACCOUNT, "a", "n", 200, 800, 0);
        wallet.given(CREDITED, THRESHOLDS)
                .when(new DebitWallet(ACCOUNT, "a", "n", 200))
                .expectEvents(taken, new BalanceLow(ACCOUNT, 900, 800), new BalanceLow(ACCOUNT, 950, 800));
        var more = new WalletCredited(ACCOUNT, "b", CreditReason.TOP_UP, 200, 1_000, 0);
        wallet.given(CREDITED, THRESHOLDS, taken, more)
                .when(new DebitWallet(ACCOUNT, "c", "n", 60))
                .expectEvents(new WalletDebited(ACCOUNT, "c", "n", 60, 940, 0), new BalanceLow(ACCOUNT, 950, 940));
    }

    @Test
    void aHoldCrossesNothingBecauseItsMoneyIsNotSpent() {
        wallet.given(CREDITED, THRESHOLDS)
                .when(new io.n3xus.billing.api.WalletCommand.PlaceHold(ACCOUNT, HOLD, SESSION, 200, 1, Given.EXPIRY))
                .expectEvents(PLACED);
    }

    @Test
    void settingTheSameAgainIsNotAnEvent() {
        wallet.given(CREDITED, THRESHOLDS)
                .when(new SetThresholds(ACCOUNT, List.of(950L, 900L, 900L)))
                .expectNoEvents();
        wallet.given(CREDITED, RULE_SET).when(new SetAutoTopUp(ACCOUNT, RULE)).expectNoEvents();
    }

    @Test
    void asksForMoneyOnceWhenLessIsLeft() {
        wallet.given(CREDITED, PLACED, RULE_SET).when(charge(120)).expectEvents(charged(120, 80), WANTED);
        wallet.given(CREDITED, PLACED, RULE_SET, charged(120, 80), WANTED)
                .when(charge(130))
                .expectEvents(charged(10, 70));
    }

    @Test
    void asksAgainWhenTheMoneyCameAndIsSpent() {
        var paid = new WalletCredited(ACCOUNT, "auto:4", CreditReason.TOP_UP, 1_120, 1_920, 80);
        wallet.given(CREDITED, PLACED, RULE_SET, charged(120, 80), WANTED)
                .when(new CreditWallet(ACCOUNT, "auto:4", CreditReason.TOP_UP, 1_120))
                .expectEvents(paid);
        wallet.given(CREDITED, PLACED, RULE_SET, charged(120, 80), WANTED, paid)
                .when(new DebitWallet(ACCOUNT, "x", "n", 1_200))
                .expectEvents(
                        new WalletDebited(ACCOUNT, "x", "n", 1_200, 720, 80),
                        new TopUpWanted(ACCOUNT, "auto:7", "card_1", 1_200));
    }

    @Test
    void asksAtOnceWhenTheRuleIsSetWhileLessIsLeft() {
        wallet.given()
                .when(new SetAutoTopUp(ACCOUNT, RULE))
                .expectEvents(RULE_SET, new TopUpWanted(ACCOUNT, "auto:1", "card_1", 2_000));
    }

    @Test
    void asksNoMoreOnceItWasRefused() {
        var failed = new TopUpFailed(ACCOUNT, "auto:4", "declined");
        wallet.given(CREDITED, PLACED, RULE_SET, charged(120, 80), WANTED)
                .when(new FailTopUp(ACCOUNT, "auto:4", "declined"))
                .expectEvents(failed);
        wallet.given(CREDITED, PLACED, RULE_SET, charged(120, 80), WANTED, failed)
                .when(charge(130))
                .expectEvents(charged(10, 70));
    }

    @Test
    void refundsAChargeUpToWhatItWas() {
        var first = new ChargeRefunded(ACCOUNT, "r1", 2, SESSION, ServiceName.SESSIONS, 50, 850, 80);
        wallet.given(CREDITED, PLACED, charged(120, 80)).when(refund("r1", 50)).expectEvents(first);
        wallet.given(CREDITED, PLACED, charged(120, 80), first)
                .when(refund("r1", 50))
                .expectNoEvents();
        wallet.given(CREDITED, PLACED, charged(120, 80), first)
                .when(refund("r2", 71))
                .isRefused(Refusal.of(
                        BillingRefusal.NOT_REFUNDABLE, "0.00007 NexCoin of this charge can still be refunded."));
        wallet.given(CREDITED, PLACED, charged(120, 80), first)
                .when(refund("r2", 70))
                .expectEvents(new ChargeRefunded(ACCOUNT, "r2", 2, SESSION, ServiceName.SESSIONS, 70, 920, 80));
    }

    private static HoldCharged charged(long micros, long held) {
        return new HoldCharged(ACCOUNT, HOLD, SESSION, ServiceName.SESSIONS, micros, 800, held);
    }

    private static ChargeHold charge(long upTo) {
        return new ChargeHold(ACCOUNT, HOLD, upTo, Usage.unmeasured(ServiceName.SESSIONS, SESSION));
    }

    private static RefundCharge refund(String id, long micros) {
        return new RefundCharge(ACCOUNT, id, 2, SESSION, ServiceName.SESSIONS, 120, micros);
    }
}
