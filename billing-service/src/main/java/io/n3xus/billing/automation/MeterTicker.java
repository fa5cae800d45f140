package io.n3xus.billing.automation;

import io.n3xus.billing.api.HoldState;
import io.n3xus.billing.api.Usage;
import io.n3xus.billing.api.WalletCommand.ChargeHold;
import io.n3xus.billing.api.WalletCommand.ExtendHold;
import io.n3xus.billing.api.WalletCommand.ReportExhausted;
import io.n3xus.billing.api.WalletCommands;
import io.n3xus.billing.catalogue.Catalogue;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Charges running sessions, extends their holds in time, and tells when nothing is left. Everything is computed from when
 * a run began and what the wallet answers, so that a missed tick, a restart or a second replica changes no amount and no
 * instant. Used by one thread.
 */
@Component
class MeterTicker {

    private static final Logger LOG = LoggerFactory.getLogger(MeterTicker.class);

    private final WalletCommands commands;
    private final Meters meters;
    private final MeterSettings settings;
    private final Catalogue catalogue;
    private final Clock clock;

    /** What the wallet last said about a run's hold. Only saves questions: the wallet decides. */
    private final Map<Run, HoldState> answers = new HashMap<>();

    private record Run(String sessionId, int number) {}

    MeterTicker(WalletCommands commands, Meters meters, MeterSettings settings, Catalogue catalogue, Clock clock) {
        this.commands = commands;
        this.meters = meters;
        this.settings = settings;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    void tick() {
        var running = meters.running();
        var now = clock.instant();
        Set<Run> seen = new HashSet<>();
        for (var meter : running) {
            var run = new Run(meter.id(), meter.run());
            seen.add(run);
            try {
                answers.put(run, tick(meter, answers.get(run), now));
            } catch (RuntimeException failed) {
                // The others must not wait for this one, and the next tick asks the wallet afresh.
                answers.remove(run);
                LOG.warn("The meter of {} is tried again: {}", meter.id(), failed.toString());
            }
        }
        answers.keySet().retainAll(seen);
    }

    private HoldState tick(Meter meter, @Nullable HoldState known, Instant now) {
        var time = meter.time(catalogue.history());
        var hold = known == null ? extend(meter, 0) : known;
        if (!hold.open() || hold.exhausted()) {
            return hold;
        }
        hold = extendInTime(meter, time, hold, now);
        var exhaustedAt = time.exhaustedAt(hold.amountMicros());
        if (now.isBefore(exhaustedAt)) {
            return chargeWhatIsDue(meter, time, hold, now);
        }
        charge(meter, time.usage(time.affordableSeconds(hold.amountMicros())));
        return commands.send(new ReportExhausted(meter.account(), meter.hold(), exhaustedAt), HoldState.class);
    }

    private HoldState chargeWhatIsDue(Meter meter, RunTime time, HoldState hold, Instant now) {
        var every = settings.chargeEvery().toSeconds();
        var due = time.secondsUntil(now) / every * every;
        return time.costMicros(due) > hold.chargedMicros() ? charge(meter, time.usage(due)) : hold;
    }

    private HoldState extendInTime(Meter meter, RunTime time, HoldState hold, Instant now) {
        var extended = hold;
        while (time.exhaustedAt(extended.amountMicros()).isBefore(now.plus(settings.extendAhead()))) {
            var paidFor = time.affordableSeconds(extended.amountMicros());
            var answer =
                    extend(meter, time.costMicros(paidFor + settings.extendBy().toSeconds()));
            if (!answer.open() || answer.amountMicros() == extended.amountMicros()) {
                return answer;
            }
            extended = answer;
        }
        return extended;
    }

    private HoldState extend(Meter meter, long toMicros) {
        return commands.send(new ExtendHold(meter.account(), meter.hold(), toMicros), HoldState.class);
    }

    private HoldState charge(Meter meter, Usage inAll) {
        return commands.send(new ChargeHold(meter.account(), meter.hold(), inAll.costMicros(), inAll), HoldState.class);
    }
}
