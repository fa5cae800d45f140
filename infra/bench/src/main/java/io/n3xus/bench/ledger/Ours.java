package io.n3xus.bench.ledger;

import io.n3xus.billing.BillingServiceApplication;
import io.n3xus.billing.api.AccountId;
import io.n3xus.billing.api.CreditReason;
import io.n3xus.billing.api.HoldAnswer;
import io.n3xus.billing.api.HoldId;
import io.n3xus.billing.api.ServiceName;
import io.n3xus.billing.api.Usage;
import io.n3xus.billing.api.WalletCommand.CreditWallet;
import io.n3xus.billing.api.WalletCommand.PlaceHold;
import io.n3xus.billing.api.WalletCommand.SettleHold;
import io.n3xus.billing.api.WalletCommands;
import io.n3xus.billing.read.ledger.Wallets;
import io.n3xus.platform.service.NexusServices;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.context.ConfigurableApplicationContext;

/** billing-service as it runs: what it stores also goes to Kafka and into the views, on the same processors. */
final class Ours implements Contender {

    private static final Usage USAGE = Usage.unmeasured(ServiceName.SESSIONS, "work");
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final ConfigurableApplicationContext context;
    private final WalletCommands commands;
    private final Wallets views;
    private int wallets;

    Ours(Map<String, Object> properties) {
        context = NexusServices.run(BillingServiceApplication.class, "billing-service", properties);
        commands = context.getBean(WalletCommands.class);
        views = context.getBean(Wallets.class);
    }

    @Override
    public String name() {
        return "billing-service";
    }

    /** Whether what is stored is published too, and with it the views are kept, on the same processors. */
    void publish(boolean on) {
        if (on) {
            relay().start();
        } else {
            relay().shutDown();
        }
    }

    /** Waits until all that is stored is published. */
    void awaitPublished() {
        while (!relay().processingStatus().values().stream().allMatch(EventTrackerStatus::isCaughtUp)
                || relay().processingStatus().isEmpty()) {
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    private StreamingEventProcessor relay() {
        return context.getBean(EventProcessingConfiguration.class)
                .eventProcessor("relay", StreamingEventProcessor.class)
                .orElseThrow();
    }

    private static AccountId account(int wallet) {
        return AccountId.of("wallet-" + wallet);
    }

    @Override
    public void credit(int count, long micros) {
        wallets = count;
        IntStream.range(0, count)
                .parallel()
                .forEach(wallet -> commands.send(
                        new CreditWallet(account(wallet), "first:" + wallet, CreditReason.TOP_UP, micros)));
    }

    @Override
    public boolean hold(int wallet, String id, long micros) {
        var hold = new PlaceHold(account(wallet), HoldId.of(id), id, micros, micros, null);
        return commands.send(hold, HoldAnswer.class) instanceof HoldAnswer.Granted;
    }

    @Override
    public void capture(int wallet, String id, long micros) {
        commands.send(new SettleHold(account(wallet), HoldId.of(id), micros, USAGE));
    }

    /** What may be spent, as its owner reads it. */
    long balance(int wallet) {
        return views.find(account(wallet).toString()).balanceMicros();
    }

    /** From the journal itself: the views may be behind. */
    @Override
    public Sum sum() {
        var sum = new Sum(0, 0, 0, Long.MAX_VALUE);
        for (var wallet = 0; wallet < wallets; wallet++) {
            sum = sum.and(History.of(
                    context.getBean(EventStore.class), account(wallet).toString()));
        }
        return sum;
    }

    @Override
    public void close() {
        context.close();
    }
}
