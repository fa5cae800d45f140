package io.n3xus.billing.automation;

import static org.assertj.core.api.Assertions.assertThat;

import io.n3xus.billing.api.AccountEvent.UsageMetered;
import io.n3xus.billing.api.UsageLine;
import io.n3xus.billing.catalogue.MeterType;
import io.n3xus.contracts.usage.PublishedUsageEvent.Level;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Space that changes while prices do, told late, twice and by clocks that go back, beside a crash between deciding and
 * telling the wallet: what was paid is its size times its time at each price, rounded down once.
 */
class SpacePropertyTest {

    private static final int STEPS = 30;
    private static final BigInteger MB_SECOND = BigInteger.valueOf(1_000_000_000);
    private static final BigInteger MB_SECONDS_PER_UNIT = BigInteger.valueOf(3_600_000);

    @Property(tries = 300)
    void costsSizeTimesTime(@ForAll long seed) {
        try (var history = new History(new Random(seed))) {
            history.play();
            var lines = history.billing.events().stream()
                    .filter(UsageMetered.class::isInstance)
                    .flatMap(event -> ((UsageMetered) event).lines().stream())
                    .toList();

            assertThat(history.billing.money().spentMicros()).isEqualTo(history.naiveMicros());
            assertThat(lines.stream().mapToLong(UsageLine::amountMicros).sum()).isEqualTo(history.naiveMicros());
        }
    }

    /** One volume's life, what is told of it when, and the naive model: a sum over the stretches of one size and price. */
    private static final class History implements AutoCloseable {

        private final Random random;
        private final Metering billing = new Metering();
        private final FakeSpaces spaces = new FakeSpaces();
        private final List<Level> told = new ArrayList<>();
        private final TreeMap<Instant, Long> sizes = new TreeMap<>();
        private long version;

        History(Random random) {
            this.random = random;
        }

        @Override
        public void close() {
            billing.close();
        }

        void play() {
            billing.credit("entry:1", Long.MAX_VALUE / 4);
            billing.prices.plan(billing.now().minusSeconds(10_000), Map.of("basic", 1L), random.nextLong(1, 5_000_000));
            for (var next = 1; next < 5; next++) {
                var from = billing.now().plusSeconds(next * 20_000L + random.nextLong(20_000));
                billing.prices.plan(from, Map.of("basic", 1L), random.nextLong(1, 5_000_000));
            }
            for (var step = 0; step < STEPS; step++) {
                billing.advance(Duration.ofMillis(random.nextLong(random.nextBoolean() ? 5_000 : 9_000_000)));
                meter().tick();
                if (random.nextInt(3) == 0) {
                    tell(random.nextInt(4) == 0 ? 0 : random.nextLong(5_000_000_000_000L), told());
                } else if (!told.isEmpty() && random.nextBoolean()) {
                    take(told.get(random.nextInt(told.size())));
                }
            }
            tell(0, billing.now());
            meter().tick();
        }

        /** Now, or some time ago, as of an event that is late or a clock that went back. */
        private Instant told() {
            return random.nextBoolean() ? billing.now() : billing.now().minusMillis(random.nextLong(9_000_000));
        }

        private void tell(long bytes, Instant at) {
            var event = new Level(
                    Metering.ACCOUNT.toString(), "vol-1", "storage", "vol-1", "storage", bytes, ++version, at);
            told.add(event);
            // Nothing changes what was before the last change.
            sizes.put(sizes.isEmpty() || at.isAfter(sizes.lastKey()) ? at : sizes.lastKey(), bytes);
            take(event);
        }

        private void take(Level event) {
            Flaky.untilItSucceeds(() -> meter().take(event));
        }

        /** A new one each time: nothing is kept in it. */
        private LevelMeter meter() {
            return new LevelMeter(
                    new Flaky(billing.commands, random), spaces, billing.prices, billing.clock, Metering.SETTINGS);
        }

        long naiveMicros() {
            var prices = billing.prices.history();
            var changes = new TreeSet<>(sizes.keySet());
            prices.versions().forEach(each -> changes.add(each.effectiveFrom()));
            changes.add(billing.now());
            var byteMillis = new TreeMap<Integer, BigInteger>();
            for (var from : changes.headSet(billing.now())) {
                var size = sizes.floorEntry(from);
                if (size != null) {
                    var millis = Duration.between(from, changes.higher(from)).toMillis();
                    byteMillis.merge(
                            prices.at(from).orElseThrow().version(),
                            BigInteger.valueOf(size.getValue()).multiply(BigInteger.valueOf(millis)),
                            BigInteger::add);
                }
            }
            var exact = BigInteger.ZERO;
            for (var each : prices.versions()) {
                var quantity =
                        byteMillis.getOrDefault(each.version(), BigInteger.ZERO).divide(MB_SECOND);
                var price = each.find(MeterType.STORAGE, "").orElseThrow();
                exact = exact.add(quantity.multiply(BigInteger.valueOf(price.micros())));
            }
            return exact.divide(MB_SECONDS_PER_UNIT).longValueExact();
        }
    }
}
