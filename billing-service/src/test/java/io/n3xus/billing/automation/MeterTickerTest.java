package io.n3xus.billing.automation;

import static org.assertj.core.api.Assertions.assertThat;

import io.n3xus.billing.api.HoldAnswer.Granted;
import io.n3xus.billing.api.HoldAnswer.Refused;
import io.n3xus.billing.api.WalletEvent.BalanceExhausted;
import io.n3xus.billing.api.WalletEvent.HoldCharged;
import io.n3xus.billing.api.WalletEvent.HoldExtended;
import io.n3xus.platform.money.NexCoin;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class MeterTickerTest {

    private static final long PRICE = NexCoin.ofWhole(3_600); // One NexCoin a second.
    private static final long SECOND = NexCoin.MICROS;

    @AutoClose
    private final Metering billing = new Metering();

    private final Session session = new Session("sess_1", Metering.ACCOUNT.toString(), PRICE);

    @Test
    void chargesEachFullMinute() {
        start(10_000 * SECOND);
        billing.run(Duration.ofSeconds(59));
        assertThat(billing.money().spentMicros()).isZero();

        billing.run(Duration.ofSeconds(1));
        assertThat(billing.money().spentMicros()).isEqualTo(60 * SECOND);

        billing.run(Duration.ofSeconds(119));
        assertThat(billing.money().spentMicros()).isEqualTo(120 * SECOND);
        assertThat(billing.events()).filteredOn(HoldCharged.class::isInstance).hasSize(2);
    }

    @Test
    void extendsTheHoldBeforeItIsUsedUp() {
        start(10_000 * SECOND);
        billing.run(Duration.ofMinutes(58));
        assertThat(extensions()).isZero();

        billing.run(Duration.ofSeconds(1));
        assertThat(extensions()).isOne();
        assertThat(billing.money().heldMicros() + billing.money().spentMicros()).isEqualTo(7_200 * SECOND);
    }

    @Test
    void tellsTheExactSecondInWhichAPartialHoldIsUsedUp() {
        billing.credit("entry:1", 90 * SECOND + SECOND - 1);
        assertThat(billing.hold(session)).isEqualTo(new Granted(91 * SECOND - 1));
        var begin = billing.now();
        billing.take(session.created(begin));
        billing.take(session.activated(begin));

        billing.run(Duration.ofSeconds(89));
        assertThat(billing.exhausted()).isEmpty();

        billing.run(Duration.ofSeconds(3));
        assertThat(billing.exhausted())
                .extracting(BalanceExhausted::exhaustedAt)
                .containsExactly(begin.plusSeconds(90));
        assertThat(billing.money().spentMicros()).isEqualTo(90 * SECOND);

        billing.take(session.paused(begin.plusSeconds(90)));
        assertThat(billing.money().balanceMicros()).isEqualTo(SECOND - 1);
        assertThat(billing.money().heldMicros()).isZero();
    }

    @Test
    void refusesToBeginWithLessThanAMinute() {
        billing.credit("entry:1", 59 * SECOND);
        assertThat(billing.hold(session)).isEqualTo(new Refused(SECOND));
    }

    @Test
    void findsAfterARestartThatTheMoneyRanOutLongAgo() {
        start(4_000 * SECOND);
        var begin = billing.now();
        billing.advance(Duration.ofHours(5));
        billing.restart();
        billing.tick();

        assertThat(billing.exhausted())
                .extracting(BalanceExhausted::exhaustedAt)
                .containsExactly(begin.plusSeconds(4_000));
        assertThat(billing.money().spentMicros()).isEqualTo(4_000 * SECOND);
    }

    @Test
    void payForTheTimeWhileItWasDownWhenThereIsMoney() {
        start(100_000 * SECOND);
        billing.advance(Duration.ofHours(5));
        billing.restart();
        billing.tick();
        billing.run(Duration.ofSeconds(60));

        assertThat(billing.exhausted()).isEmpty();
        assertThat(billing.money().spentMicros()).isEqualTo((5 * 3_600 + 60) * SECOND);
    }

    @Test
    void goesOnWhenMoneyComesInBeforeTheEnd() {
        start(100 * SECOND);
        billing.run(Duration.ofSeconds(98));
        billing.credit("entry:2", 1_000 * SECOND);
        billing.run(Duration.ofSeconds(202));

        assertThat(billing.exhausted()).isEmpty();
        assertThat(billing.money().spentMicros()).isEqualTo(300 * SECOND);
    }

    @Test
    void tellsOnceThatTheBalanceIsExhausted() {
        start(100 * SECOND);
        billing.run(Duration.ofSeconds(200));
        billing.restart();
        billing.run(Duration.ofSeconds(10));
        assertThat(billing.exhausted()).hasSize(1);
    }

    @Test
    void twoReplicasDoTheSameOnce() {
        start(5_000 * SECOND);
        var other = billing.ticker();
        for (var second = 0; second < 5_100; second++) {
            billing.advance(Duration.ofSeconds(1));
            if (second % 3 == 0) {
                other.tick();
            }
            billing.tick();
            if (second % 3 == 1) {
                other.tick();
            }
        }
        assertThat(billing.exhausted()).hasSize(1);
        assertThat(billing.money().spentMicros()).isEqualTo(5_000 * SECOND);
        // An hour is held at the begin; the second extension takes the rest.
        assertThat(extensions()).isOne();
        // 83 full minutes and the last 20 seconds.
        assertThat(billing.events()).filteredOn(HoldCharged.class::isInstance).hasSize(84);
    }

    @Test
    void meterOfASettledRunIsLeftAlone() {
        start(5_000 * SECOND);
        var stale = billing.meters.running();
        billing.advance(Duration.ofSeconds(30));
        billing.take(session.terminated(billing.now()));
        stale.forEach(billing.meters::put);

        billing.run(Duration.ofMinutes(2));
        assertThat(billing.money().spentMicros()).isEqualTo(30 * SECOND);
        assertThat(billing.money().heldMicros()).isZero();
    }

    private void start(long balanceMicros) {
        billing.credit("entry:1", balanceMicros);
        billing.hold(session);
        billing.take(session.created(billing.now()));
        billing.take(session.activated(billing.now()));
    }

    private long extensions() {
        return billing.events().stream().filter(HoldExtended.class::isInstance).count();
    }
}
