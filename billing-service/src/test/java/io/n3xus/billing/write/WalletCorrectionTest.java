package io.n3xus.billing.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.n3xus.billing.api.AccountId;
import io.n3xus.billing.api.CreditReason;
import io.n3xus.billing.api.FundsCommand.RefundCharge;
import io.n3xus.billing.api.HoldAnswer;
import io.n3xus.billing.api.HoldId;
import io.n3xus.billing.api.ServiceName;
import io.n3xus.billing.api.Usage;
import io.n3xus.billing.api.UsageCommand.CorrectUsage;
import io.n3xus.billing.api.UsageCommand.RecordUsage;
import io.n3xus.billing.api.UsageLine;
import io.n3xus.billing.api.WalletCommand.CreditWallet;
import io.n3xus.billing.api.WalletCommand.PlaceHold;
import io.n3xus.billing.api.WalletCommand.SettleHold;
import io.n3xus.platform.refusal.RefusedException;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What comes back of what was paid, by corrections and refunds together: never more than was paid. */
class WalletCorrectionTest {

    private static final AccountId ACCOUNT = AccountId.of("a-1");
    private static final String SESSION = "sess_1";
    private static final HoldId HOLD = HoldId.ofRun(SESSION, 1);

    @AutoClose
    private final WalletsInMemory wallets = new WalletsInMemory();

    @BeforeEach
    void aSessionThatCostTwoMillion() {
        wallets.commands().send(new CreditWallet(ACCOUNT, "first", CreditReason.TOP_UP, 10_000_000));
        wallets.commands().send(new PlaceHold(ACCOUNT, HOLD, SESSION, 3_000_000, 1, null), HoldAnswer.class);
        wallets.commands().send(new SettleHold(ACCOUNT, HOLD, 2_000_000, usage(line("basic", 2, 2_000_000))));
    }

    @Test
    void aRefundAfterACorrectionIsOfWhatIsStillPaid() {
        correct();
        refund("r1", RefundCharge.ALL);
        assertThat(balance()).isEqualTo(10_000_000);
        assertThatThrownBy(() -> refund("r2", 1)).isInstanceOf(RefusedException.class);
    }

    @Test
    void aCorrectionAfterARefundGivesBackNothingTwice() {
        refund("r1", RefundCharge.ALL);
        correct();
        assertThat(balance()).isEqualTo(10_000_000);
    }

    @Test
    void aCorrectionAfterAPartOfARefundGivesBackTheRest() {
        refund("r1", 1_000_000);
        correct();
        assertThat(balance()).isEqualTo(9_500_000);
    }

    /** Larger than a long once it is added to what was captured. */
    @Test
    void usageOfAbsurdSizeChangesNothing() {
        var hold = HoldId.of("exec_1");
        wallets.commands().send(new PlaceHold(ACCOUNT, hold, "exec_1", 3_000_000, 1, null), HoldAnswer.class);
        var before = wallets.events(ACCOUNT);
        var line = UsageLine.unpriced("ai.task", "", 9_223_372_036_854L, 1, 1_000_000);
        var usage = new Usage(ServiceName.AI, "exec_1", List.of(line), Given.NOON, Given.NOON, null, null);
        wallets.commands().send(new RecordUsage(ACCOUNT, "small", hold, usage.with(List.of(small()))));
        var after = wallets.events(ACCOUNT);
        assertThat(after).hasSizeGreaterThan(before.size());

        assertThatThrownBy(() -> wallets.commands().send(new RecordUsage(ACCOUNT, "u", hold, usage)))
                .hasRootCauseInstanceOf(ArithmeticException.class);

        assertThat(wallets.events(ACCOUNT)).isEqualTo(after);
        Money.after(wallets.events(ACCOUNT));
    }

    private static UsageLine small() {
        return UsageLine.unpriced("ai.task", "", 1, 1, 1_000_000);
    }

    private void correct() {
        var usage = usage(line("basic", -2, -2_000_000), line("small", 2, 500_000));
        wallets.commands().send(new CorrectUsage(ACCOUNT, SESSION + ":corrected:1", usage));
    }

    private void refund(String id, long micros) {
        wallets.commands().send(new RefundCharge(ACCOUNT, id, 2, SESSION, ServiceName.SESSIONS, 2_000_000, micros));
    }

    private long balance() {
        return Money.after(wallets.events(ACCOUNT)).balanceMicros();
    }

    private static UsageLine line(String tier, long seconds, long micros) {
        return new UsageLine("session.time", tier, seconds, 1, 1, micros);
    }

    private static Usage usage(UsageLine... lines) {
        return new Usage(
                ServiceName.SESSIONS, SESSION, List.of(lines), Given.NOON, Given.NOON.plusSeconds(2), null, null);
    }
}
