package io.n3xus.billing.automation;

import io.n3xus.billing.api.KnownTime;
import io.n3xus.billing.api.WalletCommands;
import io.n3xus.billing.catalogue.Catalogue;
import io.n3xus.billing.catalogue.MeterType;
import io.n3xus.contracts.usage.PublishedUsageEvent.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Charges space for the time that it is taken up: when its size changes, and regularly while it does not. */
@Component
class LevelMeter {

    private static final Logger LOG = LoggerFactory.getLogger(LevelMeter.class);

    private static final int ATTEMPTS_MAX = 20;
    private static final int BATCH = 500;

    /** With what is put before and behind it, it is a hold's id. */
    private static final int METER_ID_MAX = 90;

    private final WalletCommands commands;
    private final Spaces spaces;
    private final Catalogue catalogue;
    private final Clock clock;
    private final Duration every;

    LevelMeter(WalletCommands commands, Spaces spaces, Catalogue catalogue, Clock clock, MeterSettings settings) {
        this.commands = commands;
        this.spaces = spaces;
        this.catalogue = catalogue;
        this.clock = clock;
        this.every = settings.chargeLevelsEvery();
    }

    /** What is not newer than what is known changes nothing. */
    void take(Level event) {
        if (event.level() < 0 || !MeterType.STORAGE.label().equals(event.meter())) {
            throw new IllegalArgumentException("%s cannot have a level of %d.".formatted(event.meter(), event.level()));
        }
        var at = KnownTime.require(event.at()).truncatedTo(ChronoUnit.MILLIS);
        if (event.meterId().length() > METER_ID_MAX) {
            throw new IllegalArgumentException("A meterId has at most %d characters.".formatted(METER_ID_MAX));
        }
        var unknown = Space.none(
                event.accountId(), event.meterId(), UsageFollower.service(event.service()), event.reference(), at);
        unknown.requireChargeable();
        change(
                unknown,
                space -> event.version() <= space.version()
                        ? space
                        : space.resized(event.version(), event.level(), at, every, catalogue.history()));
    }

    /** Charges what is due by now. One that cannot be charged does not keep the others waiting. */
    void tick() {
        var now = clock.instant();
        for (var space : spaces.toLookAt(now, BATCH)) {
            try {
                change(space, known -> charge(known, now));
            } catch (RuntimeException failed) {
                LOG.warn("The space of {} is charged later: {}", space.id(), failed.toString());
            }
        }
    }

    /** In whole steps, so that it does not matter when or how often it is asked for. */
    private Space charge(Space space, Instant now) {
        var steps = Duration.between(space.paidUntil(), now).dividedBy(every);
        return space.bytes() == 0 || steps <= 0
                ? space
                : space.paidUntil(space.paidUntil().plus(every.multipliedBy(steps)), every, catalogue.history());
    }

    private void change(Space otherwise, UnaryOperator<Space> how) {
        for (var attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
            var space = paid(otherwise.id()).orElse(otherwise);
            var changed = how.apply(space);
            if (changed.equals(space)) {
                return;
            }
            if (spaces.save(changed)) {
                var _ = paid(changed.id());
                return;
            }
        }
        throw new IllegalStateException("The space of %s changed all the time.".formatted(otherwise.id()));
    }

    /** The space when nothing is due any more, whoever it was that could not tell the wallet. */
    private Optional<Space> paid(String id) {
        for (var space = spaces.find(id); ; space = spaces.find(id)) {
            var due = space.map(Space::due);
            if (due.isEmpty()) {
                return space;
            }
            commands.send(due.get().command(space.get().account()));
            spaces.save(space.get().paid(every));
        }
    }
}
