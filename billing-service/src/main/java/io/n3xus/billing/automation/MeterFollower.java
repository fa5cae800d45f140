package io.n3xus.billing.automation;

import io.n3xus.billing.api.AccountId;
import io.n3xus.billing.api.HoldId;
import io.n3xus.billing.api.HoldState;
import io.n3xus.billing.api.WalletCommand.CancelHold;
import io.n3xus.billing.api.WalletCommand.ConfirmHold;
import io.n3xus.billing.api.WalletCommand.StartMeter;
import io.n3xus.billing.api.WalletCommands;
import io.n3xus.billing.catalogue.Catalogue;
import io.n3xus.billing.catalogue.MeterType;
import io.n3xus.contracts.session.PublishedResourceEvent.Scaled;
import io.n3xus.contracts.session.PublishedSessionEvent;
import io.n3xus.contracts.session.PublishedSessionEvent.Accessed;
import io.n3xus.contracts.session.PublishedSessionEvent.Activated;
import io.n3xus.contracts.session.PublishedSessionEvent.Created;
import io.n3xus.contracts.session.PublishedSessionEvent.Paused;
import io.n3xus.contracts.session.PublishedSessionEvent.Resumed;
import io.n3xus.contracts.session.PublishedSessionEvent.Terminated;
import io.n3xus.platform.follow.Follower;
import io.n3xus.platform.follow.ReceivedEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Starts a meter when a run of a session begins, settles it when the run ends, and knows which tier the session had when.
 * An event that is not newer than the meter changes nothing; one that was cut short by a crash is done again, and the
 * wallet knows what it did already. Sessions and their machines are on two topics, so two replicas may be at one meter.
 */
@Component
class MeterFollower implements Follower {

    private static final int ATTEMPTS_MAX = 20;

    private final WalletCommands commands;
    private final Meters meters;
    private final MeterSettings settings;
    private final Catalogue catalogue;

    MeterFollower(WalletCommands commands, Meters meters, MeterSettings settings, Catalogue catalogue) {
        this.commands = commands;
        this.meters = meters;
        this.settings = settings;
        this.catalogue = catalogue;
    }

    @Override
    public String name() {
        return "billing.meters";
    }

    @Override
    public Set<Class<?>> events() {
        return Set.of(Created.class, Activated.class, Paused.class, Resumed.class, Terminated.class, Scaled.class);
    }

    @Override
    public void on(ReceivedEvent received) {
        if (received.data() instanceof Scaled scaled) {
            change(scaled.sessionId(), scaled.accountId(), meter -> scale(meter, scaled, received.sequence()));
        } else {
            var event = (PublishedSessionEvent) received.data();
            var version = received.sequence();
            change(
                    event.sessionId(),
                    event.accountId(),
                    meter -> meter.version() >= version ? meter : take(meter, event, version));
        }
    }

    /** The meter after an event; the same one when nothing is to be stored. */
    private Meter take(Meter meter, PublishedSessionEvent event, long version) {
        return switch (event) {
            case Created e -> confirm(meter, e);
            case Activated e ->
                start(
                        meter,
                        version,
                        e.run(),
                        e.holdId(),
                        e.activeSeconds(),
                        tier(e.tier(), e.priceMicrosPerHour(), e.at()));
            case Resumed e ->
                start(
                        meter,
                        version,
                        e.run(),
                        e.holdId(),
                        e.activeSeconds(),
                        tier(e.tier(), e.priceMicrosPerHour(), e.at()));
            case Paused e -> settle(meter, version, e.run(), e.activeSeconds());
            case Terminated e -> end(meter, e, version);
            case Accessed _ -> meter;
        };
    }

    private void change(String sessionId, String accountId, UnaryOperator<Meter> how) {
        for (var attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
            var meter = paid(sessionId).orElseGet(() -> Meter.none(sessionId, accountId));
            var changed = how.apply(meter);
            if (changed.equals(meter)) {
                return;
            }
            if (meters.save(changed)) {
                var _ = paid(sessionId);
                return;
            }
        }
        throw new IllegalStateException("The meter of %s changed all the time.".formatted(sessionId));
    }

    /** The meter when nothing is due any more, whoever it was that could not tell the wallet. */
    private Optional<Meter> paid(String sessionId) {
        for (var meter = meters.find(sessionId); ; meter = meters.find(sessionId)) {
            var due = meter.map(Meter::due);
            if (due.isEmpty()) {
                return meter;
            }
            commands.send(due.get().command(meter.get().account()));
            meters.save(meter.get().paid());
        }
    }

    private Meter confirm(Meter meter, Created event) {
        // A session that wants no machine yet does not keep its hold; it expires and is placed again when needed.
        if (!Boolean.FALSE.equals(event.autoStart())) {
            commands.send(new ConfirmHold(AccountId.of(event.accountId()), HoldId.of(event.holdId())));
        }
        return meter;
    }

    private Meter start(Meter meter, long version, int run, String holdId, long secondsBefore, Tier tier) {
        var fraction = meter.run() > 0
                ? meter.fraction()
                : tier.priceMicrosPerHour() * secondsBefore % MeterType.SESSION_TIME.countedPerUnit();
        var started = meter.started(version, run, holdId, secondsBefore, fraction, tier);
        var time = started.time(catalogue.history());
        commands.send(
                new StartMeter(
                        started.account(),
                        started.hold(),
                        started.id(),
                        run,
                        time.priceAtStart(),
                        started.startedAt(),
                        time.costMicros(settings.extendBy().toSeconds())),
                HoldState.class);
        return started;
    }

    private Meter end(Meter meter, Terminated event, long version) {
        if (event.run() == 0) {
            commands.send(new CancelHold(AccountId.of(event.accountId()), HoldId.of(event.holdId())));
            return meter;
        }
        return settle(meter, version, event.run(), event.activeSeconds());
    }

    private Meter settle(Meter meter, long version, int run, long totalSeconds) {
        if (meter.run() == 0) {
            throw new IllegalStateException("A run of %s ended that never began.".formatted(meter.id()));
        }
        if (meter.run() != run) {
            throw new IllegalStateException(
                    "Run %d of %s ended, but the meter counts run %d.".formatted(run, meter.id(), meter.run()));
        }
        if (!meter.running()) {
            return meter.at(version);
        }
        var seconds = Math.max(0, totalSeconds - meter.secondsBefore());
        var time = meter.time(catalogue.history());
        var settlement = new Due(Due.Kind.SETTLEMENT, meter.holdId(), time.usage(seconds));
        return meter.ended(version, seconds, time.fractionAfter(seconds), settlement);
    }

    private Meter scale(Meter meter, Scaled event, long sequence) {
        var tier = new Tier(millis(event.at()), sequence, event.tier(), event.priceMicrosPerHour());
        return meter.tiers().contains(tier) ? meter : new Correction(meter, tier, catalogue.history()).apply();
    }

    private static Tier tier(@Nullable String name, long priceMicrosPerHour, Instant at) {
        return Tier.ofRun(millis(at), name == null ? "" : name, priceMicrosPerHour);
    }

    /** As stored: what is computed from a meter must be the same before and after that. */
    private static Instant millis(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS);
    }
}
