package io.n3xus.billing.read.usage;

import io.n3xus.contracts.billing.PublishedAccountEvent.UsageMetered;
import io.n3xus.platform.follow.BulkProjection;
import io.n3xus.platform.follow.Intake;
import java.time.Clock;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Keeps what was used, from the log alone. */
@Component
class UsageProjection implements BulkProjection {

    private final UsageStore store;
    private final Clock clock;

    UsageProjection(UsageStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "billing.usage";
    }

    @Override
    public Set<Class<?>> events() {
        return Set.of(UsageMetered.class);
    }

    @Override
    public Set<String> collections() {
        return Set.of(UsageStore.USAGE, UsageStore.STOPS);
    }

    @Override
    public Intake open(Start start) {
        return new UsageIntake(store, clock, start);
    }

    @Override
    public void resume(String subject) {
        store.resume(subject);
    }
}
