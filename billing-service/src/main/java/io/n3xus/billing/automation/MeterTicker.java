package io.n3xus.billing.automation;

import io.n3xus.billing.api.HoldState;
import io.n3xus.billing.api.WalletCommand.ChargeHold;
import io.n3xus.billing.api.WalletCommand.ExtendHold;
import io.n3xus.billing.api.WalletCommand.ReportExhausted;
import io.n3xus.billing.api.WalletCommands;
import io.n3xus.platform.money.NexCoin;
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
    private final Clock clock;

    /** What the wallet last said about a run's hold. Only saves questions: the wallet decides. */
    private final Map<Run, HoldState> answers = new HashMap<>();

    private record Run(String sessionId, int number) {}

    MeterTicker(WalletCommands commands, Meters meters, MeterSettings settings, Clock clock) {
        this.commands = commands;
        this.meters = meters;
        this.settings = settings;
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
        var hold = chargeWhatIsDue(meter, known, now);
        if (!hold.open() || hold.exhausted()) {
            return hold;
        }
        hold = extendInTime(meter, hold, now);
        var exhaustedAt = meter.exhaustedAt(hold.amountMicros());
        if (now.isBefore(exhaustedAt)) {
            return hold;
        }
        charge(meter, meter.costMicros(meter.affordableSeconds(hold.amountMicros())));
        return commands.send(new ReportExhausted(meter.account(), meter.hold(), exhaustedAt), HoldState.class);
    }

    private HoldState chargeWhatIsDue(Meter meter, @Nullable HoldState known, Instant now) {
        var every = settings.chargeEvery().toSeconds();
        var dueMicros = meter.costMicros(meter.secondsUntil(now) / every * every);
        return known == null || (known.open() && !known.exhausted() && dueMicros > known.chargedMicros())
                ? charge(meter, dueMicros)
                : known;
    }

    private HoldState extendInTime(Meter meter, HoldState hold, Instant now) {
        var stepMicros = NexCoin.costMicros(
                meter.priceMicrosPerHour(), settings.extendBy().toSeconds());
        var extended = hold;
        while (meter.exhaustedAt(extended.amountMicros()).isBefore(now.plus(settings.extendAhead()))) {
            var toMicros = Math.addExact(extended.amountMicros(), stepMicros);
            var answer = commands.send(new ExtendHold(meter.account(), meter.hold(), toMicros), HoldState.class);
            if (!answer.open() || answer.amountMicros() == extended.amountMicros()) {
                return answer;
            }
            extended = answer;
        }
        return extended;
    }

    private HoldState charge(Meter meter, long upToMicros) {
        return commands.send(
                new ChargeHold(meter.account(), meter.hold(), upToMicros, meter.unmeasured()), HoldState.class);
    }
}
