package io.n3xus.billing.webhook;

import io.n3xus.contracts.billing.PublishedBillingEvent;
import io.n3xus.contracts.billing.PublishedBillingEvent.Credited;
import io.n3xus.platform.follow.ReceivedEvent;
import io.n3xus.platform.follow.ReceivedEvent.Place;
import java.time.Instant;

/** Events as the follower gets them. */
final class Events {

    private Events() {}

    static ReceivedEvent credited(String accountId, int number, Instant at) {
        return new ReceivedEvent(
                "event-" + number,
                "nexcoin.credited.v1",
                accountId,
                number,
                at,
                accountId,
                "",
                new Place(PublishedBillingEvent.TOPIC, 0, number),
                new Credited(accountId, "order:" + number, "grant", 1_000_000, 1_000_000, 0, at));
    }
}
