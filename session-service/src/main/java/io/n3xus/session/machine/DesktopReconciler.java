package io.n3xus.session.machine;

import io.n3xus.session.SessionSettings;
import io.n3xus.session.api.SessionId;
import io.n3xus.session.machine.Reconciliation.Step;
import io.n3xus.session.read.machines.HeldMachines;
import io.n3xus.session.read.sessions.SessionView;
import io.n3xus.session.read.sessions.Sessions;
import io.n3xus.session.tier.TierCatalogue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Compares what runs with what was decided and orders the difference. It holds no state, so any number of replicas may
 * do it and any of them may die half-way; a view that lags does no harm, because the session decides and the agent ignores
 * old versions.
 */
@Component
class DesktopReconciler {

    private static final Logger LOG = LoggerFactory.getLogger(DesktopReconciler.class);

    private final Sessions sessions;
    private final HeldMachines machinesHeld;
    private final AgentClient agent;
    private final Machines machines;
    private final Background background;
    private final Sightings sightings;
    private final TierCatalogue tiers;
    private final EventStore events;
    private final Clock clock;
    private final Duration orphanAfter;

    DesktopReconciler(
            Sessions sessions,
            HeldMachines machinesHeld,
            AgentClient agent,
            Machines machines,
            Background background,
            Sightings sightings,
            TierCatalogue tiers,
            EventStore events,
            Clock clock,
            SessionSettings settings) {
        this.sessions = sessions;
        this.machinesHeld = machinesHeld;
        this.agent = agent;
        this.machines = machines;
        this.background = background;
        this.sightings = sightings;
        this.tiers = tiers;
        this.events = events;
        this.clock = clock;
        this.orphanAfter = settings.desktops().orphanAfter();
    }

    /** One look at everything. The orders run on after it returns. */
    void sweep() {
        // The sessions first: one that is active was started before, so its desktop must be in the later list.
        var live = sessions.live();
        var alive = live.stream().map(SessionView::id).collect(Collectors.toSet());
        var held = machinesHeld.sessions();
        var lastSeen = sightings.last();
        var asked = clock.instant();
        var desktops = agent.list().stream().collect(Collectors.toMap(Desktop::id, Function.identity()));
        var now = clock.instant();
        for (var session : live) {
            var seen = Objects.requireNonNullElse(lastSeen, session.createdAt());
            var step = Reconciliation.next(session, desktops.remove(session.id()), seen);
            order(session, step, now);
        }
        desktops.values().forEach(desktop -> stray(desktop, now));
        held.stream().filter(id -> !alive.contains(id.value())).forEach(this::settle);
        sightings.record(asked);
    }

    private void order(SessionView session, Step step, Instant now) {
        var id = SessionId.of(session.id());
        switch (step) {
            case Step.Rest() -> {}
            case Step.Start() -> whereOffered(session, now, machines::start);
            case Step.Activate() ->
                whereOffered(session, now, wanted -> background.unlessBusy(id, () -> machines.activateNow(wanted)));
            case Step.Freeze() -> set(id, DesktopState.FROZEN, session.version());
            case Step.Thaw() -> set(id, DesktopState.RUNNING, session.version());
            case Step.Remove() -> remove(id);
            case Step.Fail(var reason, var at) -> fail(id, reason, at.isAfter(now) ? now : at);
        }
    }

    private void whereOffered(SessionView session, Instant now, Consumer<Wanted> order) {
        var id = SessionId.of(session.id());
        var tier = tiers.find(session.tier());
        if (tier == null) {
            fail(id, "The tier '%s' is no longer on offer.".formatted(session.tier()), now);
        } else {
            order.accept(new Wanted(id, session.accountId(), tier.terms(), session.createdAt()));
        }
    }

    private void set(SessionId id, DesktopState state, long version) {
        background.unlessBusy(id, () -> agent.set(id, state, version));
    }

    private void fail(SessionId id, String reason, Instant at) {
        background.unlessBusy(id, () -> machines.failNow(id, reason, at));
    }

    private void remove(SessionId id) {
        background.unlessBusy(id, () -> machines.removeNow(id));
    }

    /** A desktop without a living session. Whether the session exists is asked of its events: a view may be rebuilding. */
    private void stray(Desktop desktop, Instant now) {
        if (!SessionId.isValid(desktop.id())) {
            return;
        }
        var id = SessionId.of(desktop.id());
        if (sessions.find(id).isPresent()) {
            settle(id);
        } else if (isOld(desktop, now)
                && events.lastSequenceNumberFor(id.value()).isEmpty()) {
            LOG.warn("Desktop {} belongs to no session and is removed", id);
            remove(id);
        }
    }

    /** Frees what a session that is over still has, or is still said to have. */
    private void settle(SessionId id) {
        if (sessions.find(id).filter(session -> !session.live()).isPresent()) {
            remove(id);
        }
    }

    private boolean isOld(Desktop desktop, Instant now) {
        return desktop.startedAt() == null
                || desktop.startedAt().plus(orphanAfter).isBefore(now);
    }
}
