package io.n3xus.billing.write;

import static io.n3xus.billing.write.Given.ACCOUNT;
import static io.n3xus.billing.write.Given.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.n3xus.billing.api.AccountEvent.UsageMetered;
import io.n3xus.billing.api.CreditReason;
import io.n3xus.billing.api.HoldAnswer;
import io.n3xus.billing.api.HoldId;
import io.n3xus.billing.api.ServiceName;
import io.n3xus.billing.api.Usage;
import io.n3xus.billing.api.UsageCommand.RecordUsage;
import io.n3xus.billing.api.UsageLine;
import io.n3xus.billing.api.WalletCommand;
import io.n3xus.billing.api.WalletCommand.ChargeHold;
import io.n3xus.billing.api.WalletCommand.CreditWallet;
import io.n3xus.billing.api.WalletCommand.ExtendHold;
import io.n3xus.billing.api.WalletCommand.PlaceHold;
import io.n3xus.billing.api.WalletCommand.SettleHold;
import io.n3xus.billing.api.WalletEvent;
import io.n3xus.billing.api.WalletEvent.ChargeReturned;
import io.n3xus.billing.api.WalletEvent.HoldCharged;
import io.n3xus.billing.catalogue.MeterType;
import io.n3xus.platform.refusal.RefusedException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import tools.jackson.databind.json.JsonMapper;

/** Whatever is reported in whatever order: lines add up to charges, and splitting loses nothing. */
class UsagePropertyTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int STEPS = 120;

    @Property(tries = 200)
    void linesAddUpToWhatWasChargedAndCouldNotBe(@ForAll long seed) {
        try (var log = new Log()) {
            var random = new Random(seed);
            log.obey(new CreditWallet(ACCOUNT, "seed", CreditReason.GRANT, random.nextLong(1, 20_000)));
            for (var step = 0; step < STEPS; step++) {
                var command = command(random, step / 20 + random.nextInt(2));
                log.obey(command);
                var before = log.events.size();
                log.obey(command);
                assertThat(log.events).as("%s again", command).hasSize(before);
                if (random.nextInt(10) == 0) {
                    log.reopen();
                }
            }
            Money.after(log.events);
            assertThat(reported(log.events)).isEqualTo(charged(log.events));
        }
    }

    @Property(tries = 100)
    void costsTheSameHoweverItIsSplit(@ForAll long seed) {
        try (var log = new Log()) {
            var random = new Random(seed);
            log.obey(new CreditWallet(ACCOUNT, "seed", CreditReason.GRANT, Long.MAX_VALUE / 2));
            var exact = new HashMap<String, BigInteger>();
            for (var step = 0; step < STEPS; step++) {
                var line = execution(random);
                exact.merge(line.meter(), product(line), BigInteger::add);
                log.obey(new RecordUsage(ACCOUNT, "u" + step, null, usage("fn-" + step, line)));
                if (random.nextInt(10) == 0) {
                    log.reopen();
                }
            }
            var naive = new HashMap<String, Long>();
            exact.forEach((meter, sum) -> naive.put(
                    meter,
                    sum.divide(BigInteger.valueOf(
                                    MeterType.of(meter).orElseThrow().countedPerUnit()))
                            .longValueExact()));
            var told = new HashMap<String, Long>();
            metered(log.events)
                    .forEach(event ->
                            event.lines().forEach(line -> told.merge(line.meter(), line.amountMicros(), Long::sum)));
            assertThat(told).isEqualTo(naive);
            assertThat(Money.after(log.events).spentMicros())
                    .isEqualTo(
                            naive.values().stream().mapToLong(Long::longValue).sum());
        }
    }

    private static WalletCommand command(Random random, int number) {
        var hold = HoldId.ofRun("s" + number, 1);
        var seconds = random.nextLong(400);
        return switch (random.nextInt(7)) {
            case 0, 1 -> new PlaceHold(ACCOUNT, hold, "s" + number, seconds + 1, 1, null);
            case 2 -> new ExtendHold(ACCOUNT, hold, 2 * seconds);
            case 3, 4 -> new ChargeHold(ACCOUNT, hold, seconds, seconds(number, seconds));
            case 5 ->
                random.nextInt(4) == 0
                        ? new SettleHold(ACCOUNT, hold, seconds, seconds(number, seconds))
                        : new ChargeHold(ACCOUNT, hold, seconds, seconds(number, seconds));
            default -> new RecordUsage(ACCOUNT, "u" + number, null, usage("fn-" + number, fixedTask(number)));
        };
    }

    /** A hold pays either for a meter or for tasks; mixed, a meter's totals would count other usage. */
    private static Usage seconds(int number, long seconds) {
        var first = Math.min(seconds, 100);
        var lines = new ArrayList<UsageLine>();
        lines.add(new UsageLine("session.time", "basic", first, 1, 3_600, first));
        if (seconds > first) {
            lines.add(new UsageLine("session.time", "large", seconds - first, 2, 3_600, seconds - first));
        }
        return new Usage(ServiceName.SESSIONS, "s" + number, lines, NOON, NOON.plusSeconds(seconds), null, null);
    }

    private static UsageLine fixedTask(int number) {
        return UsageLine.unpriced("ai.task", "", 1 + 37 * number, 1, 3);
    }

    private static UsageLine execution(Random random) {
        var memory = random.nextBoolean();
        var version = 1 + random.nextInt(3);
        return UsageLine.unpriced(
                memory ? "execution.memory" : "execution.cpu",
                "",
                random.nextLong(random.nextBoolean() ? 50 : 5_000_000),
                version,
                97L * version);
    }

    private static BigInteger product(UsageLine line) {
        return BigInteger.valueOf(line.quantity()).multiply(BigInteger.valueOf(line.priceMicros()));
    }

    private static Usage usage(String reference, UsageLine line) {
        return new Usage(
                ServiceName.EXECUTIONS, reference, List.of(line), NOON, NOON.plusMillis(5), "cached", "succeeded");
    }

    private static Map<String, Long> reported(List<WalletEvent> events) {
        var sums = new HashMap<String, Long>();
        metered(events)
                .forEach(event -> sums.merge(
                        event.usageId(),
                        event.lines().stream()
                                        .mapToLong(UsageLine::amountMicros)
                                        .sum()
                                - event.uncollectedMicros(),
                        Long::sum));
        sums.values().removeIf(sum -> sum == 0);
        return sums;
    }

    private static Map<String, Long> charged(List<WalletEvent> events) {
        var sums = new HashMap<String, Long>();
        for (var event : events) {
            if (event instanceof HoldCharged e) {
                sums.merge(e.holdId().toString(), e.amountMicros(), Long::sum);
            } else if (event instanceof ChargeReturned e) {
                sums.merge(e.holdId().toString(), -e.amountMicros(), Long::sum);
            }
        }
        sums.values().removeIf(sum -> sum == 0);
        return sums;
    }

    private static List<UsageMetered> metered(List<WalletEvent> events) {
        return events.stream()
                .filter(UsageMetered.class::isInstance)
                .map(UsageMetered.class::cast)
                .toList();
    }

    /** One wallet and all that it remembers. */
    private static final class Log implements AutoCloseable {

        private final List<WalletEvent> events = new ArrayList<>();
        private final WalletsInMemory wallets = new WalletsInMemory();

        @Override
        public void close() {
            wallets.close();
        }

        void obey(WalletCommand command) {
            try {
                switch (command) {
                    case PlaceHold c -> wallets.commands().send(c, HoldAnswer.class);
                    default -> wallets.commands().send(command);
                }
            } catch (RefusedException refused) {
                assertThat(refused.refusal().code()).startsWith("billing.");
            }
            events.clear();
            events.addAll(wallets.events(ACCOUNT));
        }

        /** From a snapshot in the middle and the events after it: the same wallet. */
        void reopen() {
            var middle = events.size() / 2;
            var first = new Wallet(ACCOUNT);
            events.subList(0, middle).forEach(first::on);
            var stored = JSON.readValue(JSON.writeValueAsBytes(first.snapshot()), WalletSnapshot.class);
            var second = new Wallet(ACCOUNT, stored);
            events.subList(middle, events.size()).forEach(second::on);
            var whole = new Wallet(ACCOUNT);
            events.forEach(whole::on);
            assertThat(second.snapshot()).isEqualTo(whole.snapshot());
        }
    }
}
