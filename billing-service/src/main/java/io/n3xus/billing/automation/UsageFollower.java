package io.n3xus.billing.automation;

import io.n3xus.billing.api.AccountId;
import io.n3xus.billing.api.HoldId;
import io.n3xus.billing.api.ServiceName;
import io.n3xus.billing.api.Usage;
import io.n3xus.billing.api.UsageCommand.RecordUsage;
import io.n3xus.billing.api.UsageLine;
import io.n3xus.billing.api.WalletCommands;
import io.n3xus.billing.catalogue.Catalogue;
import io.n3xus.billing.catalogue.Cost;
import io.n3xus.billing.catalogue.MeterType;
import io.n3xus.contracts.usage.PublishedUsageEvent;
import io.n3xus.contracts.usage.PublishedUsageEvent.Level;
import io.n3xus.contracts.usage.PublishedUsageEvent.Quantity;
import io.n3xus.contracts.usage.PublishedUsageEvent.Recorded;
import io.n3xus.platform.follow.Follower;
import io.n3xus.platform.follow.ReceivedEvent;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Charges what other services report, at the prices in force when its use began. The wallet knows what it did already. */
@Component
class UsageFollower implements Follower {

    private static final int QUANTITIES_MAX = 20;

    private final WalletCommands commands;
    private final LevelMeter levels;
    private final Catalogue catalogue;

    UsageFollower(WalletCommands commands, LevelMeter levels, Catalogue catalogue) {
        this.commands = commands;
        this.levels = levels;
        this.catalogue = catalogue;
    }

    @Override
    public String name() {
        return "billing.recorded-usage";
    }

    @Override
    public Set<Class<?>> events() {
        return Set.of(Recorded.class, Level.class);
    }

    @Override
    public void on(ReceivedEvent received) {
        switch ((PublishedUsageEvent) received.data()) {
            case Recorded e -> record(e);
            case Level e -> levels.take(e);
        }
    }

    private void record(Recorded event) {
        var count = event.quantities().size();
        if (count == 0 || count > QUANTITIES_MAX || event.to().isBefore(event.from())) {
            throw new IllegalArgumentException("Usage %s needs 1 to %d quantities and must not end before it begins."
                    .formatted(event.usageId(), QUANTITIES_MAX));
        }
        var lines = event.quantities().stream()
                .map(each -> price(each, event.from()))
                .toList();
        var usage = new Usage(
                service(event.service()),
                event.reference(),
                lines,
                event.from(),
                event.to(),
                event.mode(),
                event.outcome());
        var hold = event.holdId() == null ? null : HoldId.of(event.holdId());
        commands.send(new RecordUsage(AccountId.of(event.accountId()), event.usageId(), hold, usage));
    }

    private UsageLine price(Quantity used, Instant at) {
        var meter = MeterType.of(used.meter())
                .filter(each -> each != MeterType.SESSION_TIME && used.quantity() >= 0)
                .orElseThrow(
                        () -> new IllegalArgumentException("%s is not used by %d units that anybody else may report."
                                .formatted(used.meter(), used.quantity())));
        var version = catalogue
                .history()
                .at(at)
                .orElseThrow(() -> new IllegalArgumentException("No price is known at " + at));
        var price = version.find(meter, used.tier())
                .orElseThrow(() -> new IllegalArgumentException(
                        "%s has no tier \"%s\" at %s.".formatted(used.meter(), used.tier(), at)));
        // What no wallet could hold is an error here, not in the wallet.
        Cost.micros(List.of(new Cost.Part(version.version(), price, used.quantity())), 0);
        return UsageLine.unpriced(used.meter(), used.tier(), used.quantity(), version.version(), price.micros());
    }

    static ServiceName service(String label) {
        return ServiceName.of(label)
                .filter(service -> service != ServiceName.SESSIONS)
                .orElseThrow(() -> new IllegalArgumentException("No service \"%s\" reports usage.".formatted(label)));
    }
}
