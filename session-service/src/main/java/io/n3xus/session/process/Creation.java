package io.n3xus.session.process;

import io.n3xus.platform.command.Commands;
import io.n3xus.platform.idempotency.NewId;
import io.n3xus.session.api.SessionCommand.CreateSession;
import io.n3xus.session.api.SessionId;
import io.n3xus.session.billing.BillingClient;
import io.n3xus.session.machine.Capacities;
import io.n3xus.session.machine.Machines;
import io.n3xus.session.machine.Wanted;
import io.n3xus.session.read.sessions.SessionView;
import io.n3xus.session.read.sessions.Sessions;
import io.n3xus.session.tier.Tier;
import io.n3xus.session.tier.TierCatalogue;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Creates a session: first the money, then the decision, then the machine. What fails leaves nothing behind. */
@Component
public class Creation {

    private final TierCatalogue tiers;
    private final Capacities capacities;
    private final Admissions admissions;
    private final BillingClient billing;
    private final Commands commands;
    private final Machines machines;
    private final Sessions sessions;
    private final Clock clock;

    Creation(
            TierCatalogue tiers,
            Capacities capacities,
            Admissions admissions,
            BillingClient billing,
            Commands commands,
            Machines machines,
            Sessions sessions,
            Clock clock) {
        this.tiers = tiers;
        this.capacities = capacities;
        this.admissions = admissions;
        this.billing = billing;
        this.commands = commands;
        this.machines = machines;
        this.sessions = sessions;
        this.clock = clock;
    }

    /**
     * What is asked for.
     *
     * @param name a label, empty when there is none
     * @param autoStart false when no machine is wanted yet
     */
    public record Wish(String tier, String name, List<String> tags, boolean autoStart) {
        public Wish {
            tags = List.copyOf(tags);
        }
    }

    /** A session that was accepted; its machine may still be on its way. */
    public record Created(SessionId id, Tier tier, Instant at) {}

    /** Creates it, unless the very request was obeyed before and only its answer got lost. */
    public Created create(NewId newId, String accountId, Wish wish) {
        var tier = tiers.get(wish.tier());
        var id = SessionId.of(newId.value());
        var before = newId.again() ? sessions.findOwn(accountId, id) : Optional.<SessionView>empty();
        if (before.isPresent()) {
            return new Created(id, tier, before.get().createdAt());
        }
        capacities.require(tier.gpus());
        try (var _ = admissions.admit(id, accountId)) {
            billing.hold(id, 1, accountId, tier.terms().priceMicrosPerHour());
            var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            decide(new CreateSession(id, accountId, tier.terms(), wish.name(), wish.tags(), wish.autoStart(), now));
            sessions.awaitWritten(id);
            return new Created(id, tier, now);
        }
    }

    private void decide(CreateSession command) {
        try {
            commands.send(command);
        } catch (RuntimeException failure) {
            billing.release(command.sessionId(), 1, command.accountId());
            throw failure;
        }
        if (command.autoStart()) {
            machines.start(new Wanted(command.sessionId(), command.accountId(), command.terms(), command.at()));
        }
    }
}
