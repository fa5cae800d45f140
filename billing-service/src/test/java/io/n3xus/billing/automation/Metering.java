package io.n3xus.billing.automation;

import io.n3xus.billing.api.AccountId;
import io.n3xus.billing.api.CreditReason;
import io.n3xus.billing.api.HoldAnswer;
import io.n3xus.billing.api.HoldId;
import io.n3xus.billing.api.WalletCommand.CreditWallet;
import io.n3xus.billing.api.WalletCommand.PlaceHold;
import io.n3xus.billing.api.WalletCommands;
import io.n3xus.billing.api.WalletEvent;
import io.n3xus.billing.api.WalletEvent.BalanceExhausted;
import io.n3xus.billing.write.Money;
import io.n3xus.billing.write.WalletsInMemory;
import io.n3xus.platform.follow.ReceivedEvent;
import io.n3xus.platform.money.NexCoin;
import io.n3xus.testkit.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A billing-service without its borders: real wallets, follower and ticker; time and session events from the test. */
final class Metering implements AutoCloseable {

    static final AccountId ACCOUNT = AccountId.of("7d1f4f9e-0c1e-4d3e-9a53-2a1f6f1f3b10");
    static final MeterSettings SETTINGS = new MeterSettings(
            Duration.ofSeconds(1),
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofHours(1),
            Duration.ofHours(1));

    final TestClock clock = new TestClock(Instant.parse("2026-03-01T12:00:00.250Z"));
    final WalletsInMemory wallets = new WalletsInMemory();
    final WalletCommands commands = wallets.commands();
    final FakeMeters meters = new FakeMeters();
    final PlannedPrices prices = new PlannedPrices();
    final MeterFollower follower = new MeterFollower(commands, meters, SETTINGS, prices);

    private MeterTicker ticker = ticker();

    MeterTicker ticker() {
        return new MeterTicker(commands, meters, SETTINGS, prices, clock);
    }

    @Override
    public void close() {
        wallets.close();
    }

    /** What a restart forgets. */
    void restart() {
        ticker = ticker();
    }

    void tick() {
        ticker.tick();
    }

    void advance(Duration by) {
        clock.pass(by);
    }

    /** Time passes second by second, with a tick in each. */
    void run(Duration time) {
        for (var second = 0; second < time.toSeconds(); second++) {
            advance(Duration.ofSeconds(1));
            tick();
        }
    }

    Instant now() {
        return clock.instant();
    }

    void credit(String entryId, long micros) {
        commands.send(new CreditWallet(ACCOUNT, entryId, CreditReason.TOP_UP, micros));
    }

    /** What session-service asks for before a run: an hour, and no less than a minute. */
    HoldAnswer hold(Session session) {
        return commands.send(
                new PlaceHold(
                        ACCOUNT,
                        HoldId.of(session.nextHoldId()),
                        session.id,
                        session.price,
                        NexCoin.costMicros(session.price, 60),
                        now().plusSeconds(120)),
                HoldAnswer.class);
    }

    void take(ReceivedEvent event) {
        follower.on(event);
    }

    List<WalletEvent> events() {
        return wallets.events(ACCOUNT);
    }

    Money money() {
        return Money.after(events());
    }

    List<BalanceExhausted> exhausted() {
        return events().stream()
                .filter(BalanceExhausted.class::isInstance)
                .map(BalanceExhausted.class::cast)
                .toList();
    }
}
