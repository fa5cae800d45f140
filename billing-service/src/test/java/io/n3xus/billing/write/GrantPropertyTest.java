package io.n3xus.billing.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.n3xus.billing.api.AccountId;
import io.n3xus.billing.api.CreditReason;
import io.n3xus.billing.api.FundsCommand.DebitWallet;
import io.n3xus.billing.api.FundsCommand.GiveGrant;
import io.n3xus.billing.api.HoldId;
import io.n3xus.billing.api.ServiceName;
import io.n3xus.billing.api.Usage;
import io.n3xus.billing.api.WalletCommand;
import io.n3xus.billing.api.WalletCommand.CancelHold;
import io.n3xus.billing.api.WalletCommand.ChargeHold;
import io.n3xus.billing.api.WalletCommand.CreditWallet;
import io.n3xus.billing.api.WalletCommand.ExtendHold;
import io.n3xus.billing.api.WalletCommand.PlaceHold;
import io.n3xus.billing.api.WalletCommand.SettleHold;
import io.n3xus.platform.refusal.RefusedException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.json.JsonMapper;

/** Whatever happens to it, a wallet knows of each coin whether a grant gave it, as {@link Coins} does that counts them. */
class GrantPropertyTest {

    private static final AccountId ACCOUNT = AccountId.of("a-1");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final int HOLDS = 3;
    private static final JsonMapper JSON = JsonMapper.shared();

    /** A command's kind, a number for its amount and hold, and how many seconds pass before it. */
    record Step(int kind, int number, int seconds) {}

    @Property(tries = 500)
    void spendsAndExpiresTheRightCoins(@ForAll("histories") List<Step> history) {
        var wallet = new Wallet(ACCOUNT);
        var memory = new WalletMemory(Map.of());
        var coins = new Coins();
        var now = NOON;
        for (var index = 0; index < history.size(); index++) {
            var step = history.get(index);
            now = now.plusSeconds(step.seconds());
            try {
                wallet.obey(command(step, index, now), memory, now);
            } catch (RefusedException refused) {
                assertThat(refused.refusal().code()).startsWith("billing.");
            }
            for (var event : wallet.takeEvents()) {
                memory.learn(event);
                coins.on(event);
                assertThat(wallet.version).isPositive();
            }
            assertThat(wallet.purse.freeMicros()).as("after step %d", index).isEqualTo(coins.freeOfGrants());
            assertThat(coins.overdue(now))
                    .as("expired and still there after step %d", index)
                    .isZero();
            wallet = storedAndReadAgain(wallet);
        }
    }

    /** Nothing of it is lost in a snapshot. */
    private static Wallet storedAndReadAgain(Wallet wallet) {
        var snapshot = JSON.readValue(JSON.writeValueAsBytes(wallet.snapshot()), WalletSnapshot.class);
        return new Wallet(ACCOUNT, snapshot);
    }

    @Provide
    Arbitrary<List<Step>> histories() {
        var steps = Combinators.combine(
                        Arbitraries.integers().between(0, 8),
                        Arbitraries.integers().between(0, 60),
                        Arbitraries.integers().between(0, 4))
                .as(Step::new);
        return steps.list().ofMinSize(1).ofMaxSize(60);
    }

    private static WalletCommand command(Step step, int index, Instant now) {
        var number = step.number();
        var hold = HoldId.of("h" + number % HOLDS);
        var usage = Usage.unmeasured(ServiceName.SESSIONS, "s");
        return switch (step.kind()) {
            case 0 -> new CreditWallet(ACCOUNT, "c" + index, CreditReason.TOP_UP, number + 1);
            case 1, 2 -> new GiveGrant(ACCOUNT, "g" + index, number + 1, number % 2, now.plusSeconds(1 + number / 4));
            case 3, 4 -> new PlaceHold(ACCOUNT, HoldId.of("h" + number % HOLDS), "s", number + 1, 1, null);
            case 5 -> new ExtendHold(ACCOUNT, hold, 2L * number);
            case 6 -> new ChargeHold(ACCOUNT, hold, number, usage);
            case 7 -> number % 2 == 0 ? new SettleHold(ACCOUNT, hold, number, usage) : new CancelHold(ACCOUNT, hold);
            default -> new DebitWallet(ACCOUNT, "d" + index, "n", number + 1);
        };
    }
}
