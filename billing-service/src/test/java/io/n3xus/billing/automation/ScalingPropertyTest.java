package io.n3xus.billing.automation;

import static org.assertj.core.api.Assertions.assertThat;

import io.n3xus.billing.api.AccountEvent.UsageMetered;
import io.n3xus.billing.api.UsageLine;
import io.n3xus.platform.follow.ReceivedEvent;
import io.n3xus.platform.money.NexCoin;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Sessions that are scaled while prices change, whose machine's events come late, twice and after those of the session,
 * while another replica is at the same meter, beside crashes and a clock that goes back: what was paid is the sum over all seconds, each at its own price, rounded down once.
 */
class ScalingPropertyTest {

    private static final List<String> TIERS = List.of("basic", "standard", "performance", "not-in-the-catalogue");
    private static final int STEPS = 40;

    @Property(tries = 300)
    void costsTheSumOfItsSeconds(@ForAll long seed) {
        try (var history = new History(new Random(seed))) {
            history.play();
            var billing = history.billing;

            assertThat(billing.money().spentMicros()).isEqualTo(history.naiveMicros());
            assertThat(billing.money().heldMicros()).isZero();
            var lines = billing.events().stream()
                    .filter(UsageMetered.class::isInstance)
                    .flatMap(event -> ((UsageMetered) event).lines().stream())
                    .toList();
            assertThat(lines.stream().mapToLong(UsageLine::amountMicros).sum()).isEqualTo(history.naiveMicros());
            assertThat(lines.stream().mapToLong(UsageLine::quantity).sum()).isEqualTo(history.session.activeSeconds());
        }
    }

    /** One session's life, what is told of it when, and the naive model: the price of each second on its own. */
    private static final class History implements AutoCloseable {

        private final Random random;
        private final Metering billing = new Metering();
        private final Session session;
        private final List<ReceivedEvent> told = new ArrayList<>();
        private final List<ReceivedEvent> late = new ArrayList<>();
        private final TreeMap<Instant, String> tiers = new TreeMap<>();
        private final List<Second> seconds = new ArrayList<>();
        private Instant runStartedAt = Instant.EPOCH;
        private boolean running;

        /** A second in use that begins at an instant. */
        private record Second(Instant begin) {}

        History(Random random) {
            this.random = random;
            this.session =
                    new Session("sess_1", Metering.ACCOUNT.toString(), random.nextLong(1, 500_000_000), "standard");
        }

        @Override
        public void close() {
            billing.close();
        }

        void play() {
            billing.credit("entry:1", NexCoin.ofWhole(1_000_000));
            for (var version = 1; version < 5; version++) {
                var from = billing.now().plusMillis(random.nextLong(version * 200_000L - 199_999, version * 200_000L));
                billing.prices.plan(from, Map.of("basic", price(), "standard", price(), "performance", price()), 1);
            }
            tell(session.created(billing.now()));
            begin(session.activated(billing.now()));
            for (var step = 0; step < STEPS; step++) {
                step();
            }
            if (running) {
                end();
            }
            tell(session.terminatedWhilePaused(billing.now()));
            deliverLate(late.size());
        }

        private long price() {
            return random.nextLong(1, 2_000_000_000);
        }

        private void step() {
            pass();
            switch (random.nextInt(6)) {
                case 0 -> {
                    if (running) {
                        end();
                    } else {
                        billing.hold(session);
                        begin(session.resumed(billing.now()));
                    }
                }
                case 1, 2 -> {
                    if (running) {
                        scale();
                    }
                }
                case 3 -> deliverLate(random.nextInt(3));
                case 4 -> backAndForth();
                default -> billing.restart();
            }
        }

        private void pass() {
            billing.advance(Duration.ofMillis(random.nextInt(random.nextBoolean() ? 2_500 : 90_000)));
            billing.tick();
        }

        /** As this replica's clock may go; those that tell of the session have clocks of their own. */
        private void backAndForth() {
            var by = Duration.ofSeconds(random.nextInt(200));
            billing.advance(by.negated());
            billing.tick();
            billing.advance(by);
        }

        private void begin(ReceivedEvent event) {
            runStartedAt = event.time();
            tiers.putIfAbsent(runStartedAt, session.tier());
            running = true;
            tell(event);
        }

        private void end() {
            var before = session.activeSeconds();
            var paused = session.paused(billing.now());
            for (var second = 0; second < session.activeSeconds() - before; second++) {
                seconds.add(new Second(runStartedAt.plusSeconds(second)));
            }
            running = false;
            tell(paused);
        }

        private void scale() {
            var at = billing.now();
            var event = session.scaled(TIERS.get(random.nextInt(TIERS.size())), at);
            tiers.put(at, session.tier());
            if (random.nextBoolean()) {
                late.add(event);
            } else {
                tell(event);
            }
        }

        private void tell(ReceivedEvent event) {
            told.add(event);
            var other = late.isEmpty() || random.nextBoolean() ? event : late.remove(random.nextInt(late.size()));
            told.add(other);
            billing.meters.meanwhile(() -> take(other));
            take(event);
            take(other);
            billing.meters.meanwhile(() -> {});
            for (var again = random.nextInt(3); again > 0; again--) {
                take(told.get(random.nextInt(told.size())));
            }
        }

        private void take(ReceivedEvent event) {
            var commands = new Flaky(billing.commands, random);
            var follower = new MeterFollower(commands, billing.meters, Metering.SETTINGS, billing.prices);
            Flaky.untilItSucceeds(() -> follower.on(event));
        }

        private void deliverLate(int most) {
            for (var count = Math.min(most, late.size()); count > 0 && !late.isEmpty(); count--) {
                tell(late.remove(random.nextInt(late.size())));
            }
        }

        long naiveMicros() {
            var prices = billing.prices.history();
            var exact = BigInteger.ZERO;
            for (var second : seconds) {
                var tier = tiers.floorEntry(second.begin()).getValue();
                var price = prices.at(second.begin()).stream()
                        .flatMap(version -> version.prices().stream())
                        .filter(each -> each.tier().equals(tier))
                        .mapToLong(each -> each.micros())
                        .findFirst()
                        .orElse(session.price);
                exact = exact.add(BigInteger.valueOf(price));
            }
            return exact.divide(BigInteger.valueOf(3_600)).longValueExact();
        }
    }
}
