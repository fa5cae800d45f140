package io.n3xus.billing.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.n3xus.billing.api.AccountId;
import io.n3xus.billing.api.AutoTopUp;
import io.n3xus.billing.api.CreditReason;
import io.n3xus.billing.api.FundsCommand;
import io.n3xus.billing.api.FundsCommand.DebitWallet;
import io.n3xus.billing.api.FundsCommand.GiveGrant;
import io.n3xus.billing.api.FundsCommand.SetAutoTopUp;
import io.n3xus.billing.api.FundsCommand.SetThresholds;
import io.n3xus.billing.api.HoldAnswer;
import io.n3xus.billing.api.HoldId;
import io.n3xus.billing.api.HoldState;
import io.n3xus.billing.api.ServiceName;
import io.n3xus.billing.api.Usage;
import io.n3xus.billing.api.UsageCommand;
import io.n3xus.billing.api.WalletCommand;
import io.n3xus.billing.api.WalletCommand.CancelHold;
import io.n3xus.billing.api.WalletCommand.ChargeHold;
import io.n3xus.billing.api.WalletCommand.ConfirmHold;
import io.n3xus.billing.api.WalletCommand.CreditWallet;
import io.n3xus.billing.api.WalletCommand.ExpireHold;
import io.n3xus.billing.api.WalletCommand.ExtendHold;
import io.n3xus.billing.api.WalletCommand.PlaceHold;
import io.n3xus.billing.api.WalletCommand.ReportExhausted;
import io.n3xus.billing.api.WalletCommand.SettleHold;
import io.n3xus.billing.api.WalletCommand.StartMeter;
import io.n3xus.billing.api.WalletCommands;
import io.n3xus.platform.refusal.RefusedException;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is asked of a wallet, in whatever order: no money appears or vanishes, and asking again changes nothing. */
class WalletPropertyTest {

    private static final AccountId ACCOUNT = AccountId.of("a-1");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final int STEPS = 600;

    @AutoClose
    private final WalletsInMemory wallets = new WalletsInMemory();

    private final WalletCommands commands = wallets.commands();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void keepsItsMoneyTogetherAndObeysEachCommandOnce(long seed) {
        var random = new Random(seed);
        commands.send(new CreditWallet(ACCOUNT, "first", CreditReason.GRANT, 500));
        for (var step = 0; step < STEPS; step++) {
            var command = command(random, step);
            wallets.itIs(NOON.plusSeconds(step / 50));
            send(command);
            var before = wallets.count(ACCOUNT);
            send(command);
            assertThat(wallets.count(ACCOUNT))
                    .as("seed %d, step %d: %s again", seed, step, command)
                    .isEqualTo(before);
        }
        assertThat(Money.after(wallets.events(ACCOUNT)).spentMicros()).isPositive();
    }

    private void send(WalletCommand command) {
        try {
            switch (command) {
                case PlaceHold c -> commands.send(c, HoldAnswer.class);
                case StartMeter c -> commands.send(c, HoldState.class);
                case ExtendHold c -> commands.send(c, HoldState.class);
                case ChargeHold c -> commands.send(c, HoldState.class);
                case ReportExhausted c -> commands.send(c, HoldState.class);
                case FundsCommand _,
                        UsageCommand _,
                        CreditWallet _,
                        ConfirmHold _,
                        SettleHold _,
                        CancelHold _,
                        ExpireHold _ -> commands.send(command);
            }
        } catch (RefusedException refused) {
            assertThat(refused.refusal().code()).startsWith("billing.");
        }
    }

    private static WalletCommand command(Random random, int step) {
        // A small set of ids, so that commands meet holds in every state; it moves on, so that there are always new
        // ones.
        var session = "s" + (step / 100 + random.nextInt(3));
        var hold = HoldId.ofRun(session, 1);
        long micros = random.nextInt(200);
        return switch (random.nextInt(20)) {
            case 0 -> new CreditWallet(ACCOUNT, "entry:" + step, CreditReason.TOP_UP, micros + 1);
            case 1, 2, 3 -> new PlaceHold(ACCOUNT, hold, session, micros + 1, 1 + micros / 2, NOON.plusSeconds(step));
            case 4 -> new ConfirmHold(ACCOUNT, hold);
            case 5, 6 -> new StartMeter(ACCOUNT, hold, session, 1, 3_600, NOON, micros);
            case 7 -> new ExtendHold(ACCOUNT, hold, 2 * micros);
            case 8, 9, 10 -> new ChargeHold(ACCOUNT, hold, micros, Usage.unmeasured(ServiceName.SESSIONS, "s"));
            case 11 -> new SettleHold(ACCOUNT, hold, micros, Usage.unmeasured(ServiceName.SESSIONS, "s"));
            case 12 -> random.nextBoolean() ? new CancelHold(ACCOUNT, hold) : new ReportExhausted(ACCOUNT, hold, NOON);
            case 13 -> new DebitWallet(ACCOUNT, "debit:" + step, "n", micros);
            case 14, 15 -> new GiveGrant(ACCOUNT, "grant:" + step, micros, step % 3, NOON.plusSeconds(1 + step % 7));
            case 16 -> new SetThresholds(ACCOUNT, List.of(micros, 2 * micros));
            case 17 -> new SetAutoTopUp(ACCOUNT, new AutoTopUp(micros, 300, "m"));
            case 18 -> new CreditWallet(ACCOUNT, "auto:" + random.nextInt(step + 1), CreditReason.TOP_UP, micros + 1);
            default -> new ExpireHold(ACCOUNT, hold, NOON.plusSeconds(step));
        };
    }
}
