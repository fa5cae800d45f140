package io.n3xus.billing.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.n3xus.billing.api.AccountEvent.TransferReceived;
import io.n3xus.billing.api.AccountEvent.TransferSent;
import io.n3xus.billing.api.AccountId;
import io.n3xus.billing.api.BillingRefusal;
import io.n3xus.billing.api.CreditReason;
import io.n3xus.billing.api.FundsCommand.GiveGrant;
import io.n3xus.billing.api.FundsCommand.SendTransfer;
import io.n3xus.billing.api.FundsCommand.SetOrganization;
import io.n3xus.billing.api.WalletCommand.CreditWallet;
import io.n3xus.billing.api.WalletEvent;
import io.n3xus.platform.refusal.RefusedException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Money from one wallet to another: in both or in neither. */
class WalletTransferTest {

    private static final AccountId ALICE = AccountId.of("alice");
    private static final AccountId BOB = AccountId.of("bob");
    private static final AccountId EVE = AccountId.of("eve");

    @AutoClose
    private final WalletsInMemory wallets = new WalletsInMemory();

    @BeforeEach
    void aliceAndBobAreOfOneOrganization() {
        wallets.commands().send(new CreditWallet(ALICE, "first", CreditReason.TOP_UP, 100));
        wallets.commands().send(new SetOrganization(ALICE, "acme"));
        wallets.commands().send(new SetOrganization(BOB, "acme"));
        wallets.commands().send(new SetOrganization(EVE, "other"));
    }

    @Test
    void changesBothAndOnce() {
        var left = wallets.commands().send(new SendTransfer(ALICE, "t1", BOB, 60), Long.class);
        var again = wallets.commands().send(new SendTransfer(ALICE, "t1", BOB, 60), Long.class);

        assertThat(left).isEqualTo(40);
        assertThat(again).isEqualTo(40);
        assertThat(last(ALICE)).isEqualTo(new TransferSent(ALICE, "t1", BOB, 60, 40, 0));
        assertThat(last(BOB)).isEqualTo(new TransferReceived(BOB, "t1", ALICE, 60, 60, 0));
        assertThat(wallets.count(BOB)).isEqualTo(2);
    }

    @Test
    void aRepetitionGivesNothingEvenWhenTheSenderChanges() {
        wallets.commands().send(new GiveGrant(ALICE, "g", 5, 0, Given.NOON.plusSeconds(1)));
        wallets.commands().send(new SendTransfer(ALICE, "t1", BOB, 60));
        wallets.itIs(Given.NOON.plusSeconds(1)); // The grant expires with the next command.

        wallets.commands().send(new SendTransfer(ALICE, "t1", BOB, 60));

        assertThat(wallets.count(BOB)).isEqualTo(2);
        assertThat(Money.after(wallets.events(ALICE)).balanceMicros()).isEqualTo(40);
    }

    @Test
    void aRepetitionIsAnsweredWhateverHasChangedSince() {
        send("t1", BOB, 60);
        wallets.commands().send(new SetOrganization(BOB, "other"));
        assertThat(wallets.commands().send(new SendTransfer(ALICE, "t1", BOB, 60), Long.class))
                .isEqualTo(40);
        assertThat(wallets.count(BOB)).isEqualTo(3);
    }

    @Test
    void staysInTheOrganization() {
        refuses(BillingRefusal.OTHER_ORGANIZATION, () -> send("t1", EVE, 1));
        refuses(BillingRefusal.OTHER_ORGANIZATION, () -> send("t1", ALICE, 1));
        refuses(BillingRefusal.OTHER_ORGANIZATION, () -> send("t1", AccountId.of("nobody"), 1));
        assertThat(wallets.count(EVE)).isEqualTo(1);
    }

    @Test
    void takesNoMoreThanThereIsAndNothingThatWasGranted() {
        wallets.commands().send(new GiveGrant(ALICE, "g", 50, 0, Given.NOON.plusSeconds(60)));
        refuses(BillingRefusal.INSUFFICIENT_NEXCOIN, () -> send("t1", BOB, 101));
        refuses(BillingRefusal.BAD_AMOUNT, () -> send("t1", BOB, 0));
        assertThat(wallets.count(BOB)).isEqualTo(1);
    }

    @Test
    void anIdMeansOneTransfer() {
        send("t1", BOB, 60);
        refuses(BillingRefusal.KEY_REUSED, () -> send("t1", BOB, 61));
        assertThat(wallets.count(BOB)).isEqualTo(2);
    }

    private void send(String id, AccountId to, long micros) {
        wallets.commands().send(new SendTransfer(ALICE, id, to, micros));
    }

    private WalletEvent last(AccountId account) {
        return wallets.events(account).getLast();
    }

    private static void refuses(BillingRefusal code, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(code.code()));
    }
}
