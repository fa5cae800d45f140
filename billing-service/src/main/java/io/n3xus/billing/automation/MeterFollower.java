package io.n3xus.billing.automation;

import io.n3xus.billing.api.AccountId;
import io.n3xus.billing.api.HoldId;
import io.n3xus.billing.api.HoldState;
import io.n3xus.billing.api.WalletCommand.CancelHold;
import io.n3xus.billing.api.WalletCommand.ConfirmHold;
import io.n3xus.billing.api.WalletCommand.SettleHold;
import io.n3xus.billing.api.WalletCommand.StartMeter;
import io.n3xus.billing.api.WalletCommands;
import io.n3xus.contracts.session.PublishedSessionEvent;
import io.n3xus.contracts.session.PublishedSessionEvent.Accessed;
import io.n3xus.contracts.session.PublishedSessionEvent.Activated;
import io.n3xus.contracts.session.PublishedSessionEvent.Created;
import io.n3xus.contracts.session.PublishedSessionEvent.Paused;
import io.n3xus.contracts.session.PublishedSessionEvent.Resumed;
import io.n3xus.contracts.session.PublishedSessionEvent.Terminated;
import io.n3xus.platform.follow.Follower;
import io.n3xus.platform.follow.ReceivedEvent;
import io.n3xus.platform.money.NexCoin;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Starts a meter when a run of a session begins and settles it when the run ends. An event that is not newer than the
 * meter changes nothing; one that was cut short by a crash is done again, and the wallet knows what it did already.
 */
@Component
class MeterFollower implements Follower {

    private final WalletCommands commands;
    private final Meters meters;
    private final MeterSettings settings;

    MeterFollower(WalletCommands commands, Meters meters, MeterSettings settings) {
        this.commands = commands;
        this.meters = meters;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "billing.meters";
    }

    @Override
    public Set<Class<?>> events() {
        return Set.of(Created.class, Activated.class, Paused.class, Resumed.class, Terminated.class);
    }

    @Override
    public void on(ReceivedEvent received) {
        var event = (PublishedSessionEvent) received.data();
        var known = meters.find(event.sessionId());
        if (known.isPresent() && known.get().version() >= received.sequence()) {
            return;
        }
        switch (event) {
            case Created e -> confirm(e);
            case Activated e ->
                start(new Meter(
                        e.sessionId(),
                        received.sequence(),
                        e.accountId(),
                        e.run(),
                        e.holdId(),
                        e.priceMicrosPerHour(),
                        e.activeSeconds(),
                        e.at(),
                        true));
            case Resumed e ->
                start(new Meter(
                        e.sessionId(),
                        received.sequence(),
                        e.accountId(),
                        e.run(),
                        e.holdId(),
                        e.priceMicrosPerHour(),
                        e.activeSeconds(),
                        e.at(),
                        true));
            case Paused e -> settle(meterOf(e.sessionId()), received.sequence(), e.run(), e.activeSeconds());
            case Terminated e -> end(e, received.sequence());
            case Accessed _ -> {}
        }
    }

    private void confirm(Created event) {
        // A session that wants no machine yet does not keep its hold; it expires and is placed again when needed.
        if (!Boolean.FALSE.equals(event.autoStart())) {
            commands.send(new ConfirmHold(AccountId.of(event.accountId()), HoldId.of(event.holdId())));
        }
    }

    private void start(Meter meter) {
        var hold = new StartMeter(
                meter.account(),
                meter.hold(),
                meter.id(),
                meter.run(),
                meter.priceMicrosPerHour(),
                meter.startedAt(),
                NexCoin.costMicros(
                        meter.priceMicrosPerHour(), settings.extendBy().toSeconds()));
        commands.send(hold, HoldState.class);
        meters.saveIfNewer(meter);
    }

    private void end(Terminated event, long sequence) {
        if (event.run() == 0) {
            commands.send(new CancelHold(AccountId.of(event.accountId()), HoldId.of(event.holdId())));
        } else {
            settle(meterOf(event.sessionId()), sequence, event.run(), event.activeSeconds());
        }
    }

    private void settle(Meter meter, long sequence, int run, long totalSeconds) {
        if (meter.run() != run) {
            throw new IllegalStateException(
                    "Run %d of %s ended, but the meter counts run %d.".formatted(run, meter.id(), meter.run()));
        }
        if (meter.running()) {
            commands.send(new SettleHold(
                    meter.account(), meter.hold(), meter.costOfTotalMicros(totalSeconds), meter.unmeasured()));
        }
        meters.saveIfNewer(meter.stopped(sequence));
    }

    private Meter meterOf(String sessionId) {
        return meters.find(sessionId)
                .orElseThrow(
                        () -> new IllegalStateException("A run of %s ended that never began.".formatted(sessionId)));
    }
}
