package io.n3xus.billing.webhook;

import io.n3xus.platform.follow.Follower;
import io.n3xus.platform.follow.ReceivedEvent;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Queues a delivery of each event for each hook that wants it. An event that comes again finds its deliveries there. */
@Component
final class WebhookFollower implements Follower {

    private final HookedAccounts accounts;
    private final Deliveries deliveries;
    private final WebhookDispatcher dispatcher;

    WebhookFollower(HookedAccounts accounts, Deliveries deliveries, WebhookDispatcher dispatcher) {
        this.accounts = accounts;
        this.deliveries = deliveries;
        this.dispatcher = dispatcher;
    }

    @Override
    public String name() {
        return "billing.webhooks";
    }

    @Override
    public Set<Class<?>> events() {
        return EventTypes.RECORDS;
    }

    @Override
    public void on(ReceivedEvent event) {
        if (accounts.mayInclude(event.accountId(), event.time()) && deliveries.queue(event) > 0) {
            dispatcher.wake();
        }
    }
}
