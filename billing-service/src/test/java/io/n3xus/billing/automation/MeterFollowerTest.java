package io.n3xus.billing.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.n3xus.billing.api.CloseReason;
import io.n3xus.billing.api.HoldId;
import io.n3xus.billing.api.WalletCommand.ExpireHold;
import io.n3xus.billing.api.WalletEvent.HoldConfirmed;
import io.n3xus.billing.api.WalletEvent.HoldReleased;
import io.n3xus.billing.api.WalletEvent.MeterStarted;
import io.n3xus.platform.follow.ReceivedEvent;
import io.n3xus.platform.money.NexCoin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class MeterFollowerTest {

    private static final long PRICE = NexCoin.ofWhole(200);

    @AutoClose
    private final Metering billing = new Metering();

    private final Session session = new Session("sess_1", Metering.ACCOUNT.toString(), PRICE);

    @Test
    void costsPriceTimesSecondsWhateverThePausesWere() {
        begin();
        billing.advance(Duration.ofMillis(3_600_400));
        billing.take(session.paused(billing.now()));
        billing.advance(Duration.ofHours(9));
        billing.hold(session);
        billing.take(session.resumed(billing.now()));
        billing.advance(Duration.ofMillis(3_599_700));
        billing.take(session.terminated(billing.now()));

        // The example of the contract: 7,200 seconds on the standard tier cost 400 NexCoin.
        assertThat(session.activeSeconds()).isEqualTo(7_200);
        assertThat(billing.money().spentMicros()).isEqualTo(NexCoin.ofWhole(400));
        assertThat(billing.money().heldMicros()).isZero();
    }

    @Test
    void returnsWhatWasChargedAfterADeathThatBecameKnownLate() {
        begin();
        var died = billing.now().plusSeconds(61);
        billing.run(Duration.ofMinutes(5));
        billing.take(session.terminated(died));
        assertThat(billing.money().spentMicros()).isEqualTo(NexCoin.costMicros(PRICE, 61));
    }

    @Test
    void confirmsTheHoldOfASessionThatIsMade() {
        billing.credit("entry:1", NexCoin.ofWhole(1_000));
        billing.hold(session);
        billing.take(session.created(billing.now()));
        assertThat(billing.events()).last().isEqualTo(new HoldConfirmed(Metering.ACCOUNT, HoldId.of("sess_1:1")));
    }

    @Test
    void givesBackTheHoldOfASessionThatNeverRan() {
        billing.credit("entry:1", NexCoin.ofWhole(1_000));
        billing.hold(session);
        billing.take(session.created(billing.now()));
        billing.take(session.terminatedWhilePaused(billing.now()));
        assertThat(billing.events())
                .last()
                .isInstanceOfSatisfying(
                        HoldReleased.class, event -> assertThat(event.reason()).isEqualTo(CloseReason.CANCELLED));
        assertThat(billing.money().balanceMicros()).isEqualTo(NexCoin.ofWhole(1_000));
    }

    @Test
    void metersOnANewHoldWhenTheOldOneExpired() {
        billing.credit("entry:1", NexCoin.ofWhole(1_000));
        billing.hold(session);
        billing.advance(Duration.ofMinutes(3));
        billing.commands.send(new ExpireHold(Metering.ACCOUNT, HoldId.of("sess_1:1"), billing.now()));
        billing.take(session.created(billing.now()));
        billing.take(session.activated(billing.now()));
        billing.run(Duration.ofSeconds(90));
        billing.take(session.terminated(billing.now()));
        assertThat(billing.money().spentMicros()).isEqualTo(NexCoin.ofWhole(5));
    }

    @Test
    void eventsThatComeAgainChangeNothing() {
        var log = new ArrayList<ReceivedEvent>();
        billing.credit("entry:1", NexCoin.ofWhole(1_000));
        billing.hold(session);
        takeAndKeep(log, session.created(billing.now()));
        takeAndKeep(log, session.activated(billing.now()));
        billing.advance(Duration.ofSeconds(100));
        takeAndKeep(log, session.paused(billing.now()));
        billing.hold(session);
        takeAndKeep(log, session.resumed(billing.now()));
        billing.advance(Duration.ofSeconds(50));
        takeAndKeep(log, session.terminated(billing.now()));

        var before = billing.events();
        log.forEach(billing::take);
        log.reversed().forEach(billing::take);
        billing.run(Duration.ofMinutes(3));
        assertThat(billing.events()).isEqualTo(before);
        assertThat(billing.money().spentMicros()).isEqualTo(NexCoin.costMicros(PRICE, 150));
    }

    @Test
    void replayingTheWholeLogWithoutItsMetersChangesNothingEither() {
        var log = new ArrayList<ReceivedEvent>();
        billing.credit("entry:1", NexCoin.ofWhole(1_000));
        billing.hold(session);
        takeAndKeep(log, session.created(billing.now()));
        takeAndKeep(log, session.activated(billing.now()));
        billing.advance(Duration.ofSeconds(100));
        takeAndKeep(log, session.paused(billing.now()));

        var before = billing.events();
        var forgetful = new MeterFollower(billing.commands, new FakeMeters(), Metering.SETTINGS, billing.prices);
        log.forEach(forgetful::on);
        assertThat(billing.events()).isEqualTo(before);
    }

    @Test
    void saysWhenARunEndedThatNeverBegan() {
        session.created(billing.now());
        session.activated(billing.now());
        var paused = session.paused(billing.now());
        assertThatIllegalStateException()
                .isThrownBy(() -> billing.take(paused))
                .withMessage("A run of sess_1 ended that never began.");
    }

    @Test
    void metersNothingThatWasNotStarted() {
        billing.credit("entry:1", NexCoin.ofWhole(1_000));
        billing.hold(session);
        billing.take(session.created(billing.now()));
        billing.run(Duration.ofMinutes(10));
        assertThat(billing.events()).noneMatch(MeterStarted.class::isInstance);
        assertThat(billing.money().spentMicros()).isZero();
    }

    private void begin() {
        billing.credit("entry:1", NexCoin.ofWhole(1_000));
        billing.hold(session);
        billing.take(session.created(billing.now()));
        billing.take(session.activated(billing.now()));
    }

    private void takeAndKeep(List<ReceivedEvent> log, ReceivedEvent event) {
        log.add(event);
        billing.take(event);
    }
}
