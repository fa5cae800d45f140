package io.n3xus.billing.write;

import static io.n3xus.billing.write.Given.ACCOUNT;
import static io.n3xus.billing.write.Given.CREDITED;
import static io.n3xus.billing.write.Given.EXPIRY;
import static io.n3xus.billing.write.Given.HOLD;
import static io.n3xus.billing.write.Given.METERED;
import static io.n3xus.billing.write.Given.PLACED;
import static io.n3xus.billing.write.Given.SESSION;
import static io.n3xus.billing.write.Given.released;

import io.n3xus.billing.api.BillingRefusal;
import io.n3xus.billing.api.CloseReason;
import io.n3xus.billing.api.HoldAnswer.Granted;
import io.n3xus.billing.api.HoldAnswer.Refused;
import io.n3xus.billing.api.HoldId;
import io.n3xus.billing.api.WalletCommand.CancelHold;
import io.n3xus.billing.api.WalletCommand.ConfirmHold;
import io.n3xus.billing.api.WalletCommand.ExpireHold;
import io.n3xus.billing.api.WalletCommand.PlaceHold;
import io.n3xus.billing.api.WalletEvent.HoldConfirmed;
import io.n3xus.billing.api.WalletEvent.HoldPlaced;
import io.n3xus.billing.api.WalletEvent.HoldRefused;
import io.n3xus.platform.refusal.Refusal;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WalletHoldTest {

    private static final PlaceHold PLACE = new PlaceHold(ACCOUNT, HOLD, SESSION, 200, 60, EXPIRY);
    private static final HoldRefused REFUSED = new HoldRefused(ACCOUNT, HOLD, SESSION, 200, 60);

    private final WalletFixture wallet = new WalletFixture();

    @Test
    void setsMoneyAside() {
        wallet.given(CREDITED).when(PLACE).answers(new Granted(200)).expectEvents(PLACED);
    }

    @Test
    void grantsWhatThereIsDownToTheMinimum() {
        wallet.given(CREDITED)
                .when(new PlaceHold(ACCOUNT, HOLD, SESSION, 5_000, 1_000, EXPIRY))
                .answers(new Granted(1_000))
                .expectEvents(new HoldPlaced(ACCOUNT, HOLD, SESSION, 1_000, EXPIRY, 0, 1_000));
    }

    @Test
    void recordsARefusalAndSaysWhatIsMissing() {
        wallet.given(CREDITED)
                .when(new PlaceHold(ACCOUNT, HOLD, SESSION, 5_000, 1_001, EXPIRY))
                .answers(new Refused(1))
                .expectEvents(new HoldRefused(ACCOUNT, HOLD, SESSION, 5_000, 1));
    }

    @Test
    void refusesAnAccountThatNeverHadMoney() {
        wallet.given().when(PLACE).answers(new Refused(60)).expectEvents(REFUSED);
    }

    @Test
    void recordsTheSameRefusalOnce() {
        wallet.given(REFUSED).when(PLACE).answers(new Refused(60)).expectNoEvents();
    }

    @Test
    void answersTheSameHoldTheSame() {
        wallet.given(CREDITED, PLACED).when(PLACE).answers(new Granted(200)).expectNoEvents();
    }

    @Test
    void refusesAKnownHoldForSomethingElse() {
        wallet.given(CREDITED, PLACED)
                .when(new PlaceHold(ACCOUNT, HOLD, "sess_other", 200, 60, EXPIRY))
                .isRefused(Refusal.of(
                        BillingRefusal.KEY_REUSED, "Hold sess_5f0c:1 was placed before for something else."));
    }

    @Test
    void refusesAHoldThatWasSettled() {
        wallet.given(CREDITED, PLACED, released(CloseReason.SETTLED))
                .when(PLACE)
                .expectNoEvents()
                .isRefused(Refusal.of(
                        BillingRefusal.HOLD_CLOSED, "Hold sess_5f0c:1 was settled; place one with a new id."));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SETTLED")
    void grantsAgainWhatWasGivenBackUnused(CloseReason reason) {
        wallet.given(CREDITED, PLACED, released(reason))
                .when(PLACE)
                .expectEvents(PLACED)
                .answers(new Granted(200));
    }

    @Test
    void refusesMoreHoldsThanItCanKeep() {
        var holds = IntStream.range(0, Wallet.MAX_HOLDS)
                .mapToObj(i -> new HoldPlaced(ACCOUNT, HoldId.of("hold:" + i), SESSION, 1, null, 100, i + 1))
                .toList();
        wallet.given(holds)
                .when(PLACE)
                .isRefused(Refusal.of(
                        BillingRefusal.TOO_MANY_HOLDS, "There are 1000 open holds already; end some work first."));
    }

    @Test
    void refusesAnAmountBelowItsMinimum() {
        wallet.given(CREDITED)
                .when(new PlaceHold(ACCOUNT, HOLD, SESSION, 59, 60, EXPIRY))
                .isRefused(Refusal.of(
                        BillingRefusal.BAD_AMOUNT, "Hold sess_5f0c:1 needs an amount not below a minimum above zero."));
    }

    @Test
    void confirmsOnce() {
        var confirm = new ConfirmHold(ACCOUNT, HOLD);
        var confirmed = new HoldConfirmed(ACCOUNT, HOLD);
        wallet.given(CREDITED, PLACED).when(confirm).expectEvents(confirmed);
        wallet.given(CREDITED, PLACED, confirmed).when(confirm).expectNoEvents();
    }

    @Test
    void expiresWhenDueUnlessConfirmed() {
        var due = new ExpireHold(ACCOUNT, HOLD, EXPIRY);
        var tooEarly = new ExpireHold(ACCOUNT, HOLD, EXPIRY.minusNanos(1));
        wallet.given(CREDITED, PLACED).when(tooEarly).expectNoEvents();
        wallet.given(CREDITED, PLACED).when(due).expectEvents(released(CloseReason.EXPIRED));
        wallet.given(CREDITED, PLACED, new HoldConfirmed(ACCOUNT, HOLD))
                .when(due)
                .expectNoEvents();
        wallet.given(CREDITED, PLACED, METERED).when(due).expectNoEvents();
        wallet.given(CREDITED, PLACED, released(CloseReason.EXPIRED)).when(due).expectNoEvents();
    }

    @Test
    void givesEverythingBackWhenCancelled() {
        var cancel = new CancelHold(ACCOUNT, HOLD);
        wallet.given(CREDITED, PLACED).when(cancel).expectEvents(released(CloseReason.CANCELLED));
        wallet.given(CREDITED, PLACED, released(CloseReason.CANCELLED))
                .when(cancel)
                .expectNoEvents();
    }

    @Test
    void refusesToCancelWhatPaysForRunningWork() {
        wallet.given(CREDITED, PLACED, METERED)
                .when(new CancelHold(ACCOUNT, HOLD))
                .expectNoEvents()
                .isRefused(Refusal.of(
                        BillingRefusal.HOLD_IN_USE, "Hold sess_5f0c:1 pays for running work; end that instead."));
    }
}
