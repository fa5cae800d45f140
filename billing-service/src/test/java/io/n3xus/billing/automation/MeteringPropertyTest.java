package io.n3xus.billing.automation;

import static org.assertj.core.api.Assertions.assertThat;

import io.n3xus.platform.follow.ReceivedEvent;
import io.n3xus.platform.money.NexCoin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the pauses, the ticks, the restarts and the repeated deliveries were: price × active seconds to the micro. */
class MeteringPropertyTest {

    private static final int RUNS = 12;

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void costsPriceTimesActiveSeconds(long seed) {
        try (var billing = new Metering()) {
            var random = new Random(seed);
            var price = random.nextLong(1, NexCoin.ofWhole(2_000));
            var session = new Session("sess_1", Metering.ACCOUNT.toString(), price);
            var log = new ArrayList<ReceivedEvent>();
            billing.credit("entry:1", NexCoin.ofWhole(1_000_000));
            billing.hold(session);
            deliver(billing, log, random, session.created(billing.now()));
            deliver(billing, log, random, session.activated(billing.now()));
            for (var run = 1; run < RUNS; run++) {
                use(billing, random);
                deliver(billing, log, random, session.paused(billing.now()));
                use(billing, random);
                billing.hold(session);
                deliver(billing, log, random, session.resumed(billing.now()));
            }
            use(billing, random);
            deliver(billing, log, random, session.terminated(billing.now()));

            assertThat(billing.money().spentMicros())
                    .as("seed %d: %d micros an hour for %d s", seed, price, session.activeSeconds())
                    .isEqualTo(NexCoin.costMicros(price, session.activeSeconds()));
            assertThat(billing.money().heldMicros()).isZero();
            assertThat(billing.exhausted()).isEmpty();
        }
    }

    private static void use(Metering billing, Random random) {
        var steps = random.nextInt(20);
        for (var step = 0; step < steps; step++) {
            billing.advance(Duration.ofMillis(random.nextInt(random.nextBoolean() ? 3_000 : 600_000)));
            if (random.nextInt(5) == 0) {
                billing.restart();
            }
            billing.tick();
        }
    }

    private static void deliver(Metering billing, List<ReceivedEvent> log, Random random, ReceivedEvent event) {
        log.add(event);
        billing.take(event);
        for (var again = random.nextInt(3); again > 0; again--) {
            billing.take(log.get(random.nextInt(log.size())));
        }
    }
}
