package io.n3xus.session.process;

import io.n3xus.platform.command.Commands;
import io.n3xus.session.api.SessionCommand.CreateSession;
import io.n3xus.session.api.SessionId;
import io.n3xus.session.api.TierTerms;
import io.n3xus.session.billing.BillingClient;
import io.n3xus.session.machine.Capacities;
import io.n3xus.session.machine.Machines;
import io.n3xus.session.machine.Wanted;
import io.n3xus.session.read.sessions.Sessions;
import io.n3xus.session.tier.Tier;
import io.n3xus.session.tier.TierCatalogue;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
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
    public record Created(SessionId id, Tier tier) {}

    public Created create(String accountId, Wish wish) {
        var tier = tiers.get(wish.tier());
        capacities.require(tier.gpus());
        try (var _ = admissions.admit(accountId)) {
            var id = SessionId.of(UUID.randomUUID());
            billing.hold(id, 1, accountId, tier.terms().priceMicrosPerHour());
            decide(id, accountId, wish, tier.terms());
            sessions.awaitWritten(id);
            return new Created(id, tier);
        }
    }

    private void decide(SessionId id, String accountId, Wish wish, TierTerms terms) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        try {
            commands.send(new CreateSession(id, accountId, terms, wish.name(), wish.tags(), wish.autoStart(), now));
        } catch (RuntimeException failure) {
            billing.release(id, 1, accountId);
            throw failure;
        }
        if (wish.autoStart()) {
            machines.start(new Wanted(id, accountId, terms, now));
        }
    }
}
