package io.n3xus.billing.read.ledger;

import io.n3xus.contracts.EventFamily;
import io.n3xus.contracts.billing.PublishedBillingEvent;
import io.n3xus.platform.follow.BulkProjection;
import io.n3xus.platform.follow.Intake;
import java.time.Clock;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Keeps the ledger, the open holds and the balances, from the log alone. */
@Component
class LedgerProjection implements BulkProjection {

    private final AccountStore store;
    private final Clock clock;

    LedgerProjection(AccountStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "billing.accounts";
    }

    @Override
    public Set<Class<?>> events() {
        return EventFamily.records(PublishedBillingEvent.class);
    }

    @Override
    public Set<String> collections() {
        return Set.of(AccountStore.ACCOUNTS, AccountStore.PAGES);
    }

    @Override
    public Intake open(Start start) {
        return new LedgerIntake(store, clock, start);
    }

    @Override
    public void resume(String subject) {
        store.resume(subject);
    }
}
