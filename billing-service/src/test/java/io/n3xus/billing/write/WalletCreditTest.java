package io.n3xus.billing.write;

import static io.n3xus.billing.write.Given.ACCOUNT;
import static io.n3xus.billing.write.Given.CREDITED;
import static io.n3xus.billing.write.Given.PLACED;

import io.n3xus.billing.api.BillingRefusal;
import io.n3xus.billing.api.CreditReason;
import io.n3xus.billing.api.WalletCommand.CreditWallet;
import io.n3xus.billing.api.WalletEvent.WalletCredited;
import io.n3xus.platform.refusal.Refusal;
import org.junit.jupiter.api.Test;

class WalletCreditTest {

    private final WalletFixture wallet = new WalletFixture();

    @Test
    void beginsWithItsFirstCredit() {
        wallet.given().when(credit("seed:alice", 1_000)).expectEvents(CREDITED);
    }

    @Test
    void addsToWhatIsThere() {
        wallet.given(CREDITED, PLACED)
                .when(new CreditWallet(ACCOUNT, "order:7", CreditReason.TOP_UP, 5))
                .expectEvents(new WalletCredited(ACCOUNT, "order:7", CreditReason.TOP_UP, 5, 805, 200));
    }

    @Test
    void creditingTwiceUnderOneKeyIsCreditingOnce() {
        wallet.given(CREDITED).when(credit("seed:alice", 1_000)).expectNoEvents();
    }

    @Test
    void refusesAKnownKeyWithAnotherAmount() {
        wallet.given(CREDITED)
                .when(credit("seed:alice", 1_001))
                .expectNoEvents()
                .isRefused(Refusal.of(
                        BillingRefusal.KEY_REUSED,
                        "The id of the credit seed:alice was used before for something else."));
    }

    @Test
    void refusesWhatNoWalletCanHold() {
        wallet.given(CREDITED, PLACED)
                .when(credit("order:8", Long.MAX_VALUE - 999))
                .expectNoEvents()
                .isRefused(Refusal.of(
                        BillingRefusal.BAD_AMOUNT, "A credit of 9223372036854774808 micro-NexCoin is not possible."));
    }

    @Test
    void refusesToTakeMoneyByACredit() {
        wallet.given(CREDITED)
                .when(credit("order:9", -1))
                .expectNoEvents()
                .isRefused(Refusal.of(BillingRefusal.BAD_AMOUNT, "A credit of -1 micro-NexCoin is not possible."));
    }

    private static CreditWallet credit(String entryId, long amountMicros) {
        return new CreditWallet(ACCOUNT, entryId, CreditReason.GRANT, amountMicros);
    }
}
