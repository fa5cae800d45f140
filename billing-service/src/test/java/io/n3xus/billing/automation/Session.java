package io.n3xus.billing.automation;

import io.n3xus.contracts.session.PublishedResourceEvent;
import io.n3xus.contracts.session.PublishedResourceEvent.Scaled;
import io.n3xus.contracts.session.PublishedSessionEvent;
import io.n3xus.contracts.session.PublishedSessionEvent.Activated;
import io.n3xus.contracts.session.PublishedSessionEvent.Created;
import io.n3xus.contracts.session.PublishedSessionEvent.Paused;
import io.n3xus.contracts.session.PublishedSessionEvent.Resumed;
import io.n3xus.contracts.session.PublishedSessionEvent.Terminated;
import io.n3xus.platform.follow.ReceivedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A session as session-service tells of it: counts milliseconds in use over its runs and numbers its events. */
public final class Session {

    public final String id;
    final String account;
    final long price;

    private long version;
    private int run;
    private long usedMillis;
    private Instant runStartedAt = Instant.EPOCH;
    private String tier;
    private long machineVersion;

    /** Of a tier that no catalogue has, so that its own price counts. */
    public Session(String id, String account, long price) {
        this(id, account, price, "bespoke");
    }

    /** @param price counts when the catalogue lacks the tier */
    public Session(String id, String account, long price, String tier) {
        this.id = id;
        this.account = account;
        this.price = price;
        this.tier = tier;
    }

    public String holdId() {
        return id + ":" + Math.max(1, run);
    }

    public String nextHoldId() {
        return id + ":" + (run + 1);
    }

    String tier() {
        return tier;
    }

    public long activeSeconds() {
        return usedMillis / 1_000;
    }

    public ReceivedEvent created(Instant at) {
        return event(new Created(id, account, tier, price, nextHoldId(), "", List.of(), at), at);
    }

    public ReceivedEvent activated(Instant at) {
        begin(at);
        return event(new Activated(id, account, run, tier, price, holdId(), activeSeconds(), at), at);
    }

    public ReceivedEvent resumed(Instant at) {
        begin(at);
        return event(new Resumed(id, account, run, tier, price, holdId(), activeSeconds(), at), at);
    }

    public ReceivedEvent paused(Instant at) {
        end(at);
        return event(new Paused(id, account, run, "asked", activeSeconds(), at), at);
    }

    /** While it runs. */
    public ReceivedEvent terminated(Instant at) {
        end(at);
        return terminatedWhilePaused(at);
    }

    public ReceivedEvent terminatedWhilePaused(Instant at) {
        return event(new Terminated(id, account, run, holdId(), "asked", null, activeSeconds(), at), at);
    }

    /** Another tier from now on. */
    public ReceivedEvent scaled(String newTier, Instant at) {
        tier = newTier;
        var machine = "res_" + id;
        var sequence = machineVersion++;
        return new ReceivedEvent(
                machine + "/" + sequence,
                "Scaled",
                machine,
                sequence,
                at,
                account,
                "req-1",
                new ReceivedEvent.Place(PublishedResourceEvent.TOPIC, 0, sequence),
                new Scaled(machine, id, account, newTier, price, 2_000, 4_000_000_000L, at));
    }

    private void begin(Instant at) {
        run++;
        runStartedAt = at;
    }

    private void end(Instant at) {
        usedMillis += Duration.between(runStartedAt, at).toMillis();
    }

    private ReceivedEvent event(PublishedSessionEvent data, Instant at) {
        var sequence = version++;
        return new ReceivedEvent(
                id + "/" + sequence,
                data.getClass().getSimpleName(),
                id,
                sequence,
                at,
                account,
                "req-1",
                new ReceivedEvent.Place(PublishedSessionEvent.TOPIC, 0, sequence),
                data);
    }
}
