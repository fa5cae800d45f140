package io.n3xus.billing.webhook;

import io.n3xus.platform.event.Wire;
import io.n3xus.platform.follow.ReceivedEvent;

/** What a receiver reads: the event as a CloudEvent 1.0 in structured JSON, in the same bytes each time. */
final class EventBody {

    private static final String SOURCE = "n3xus/billing-service";

    private EventBody() {}

    static String of(ReceivedEvent event) {
        var body = Wire.JSON.createObjectNode();
        body.put("specversion", "1.0");
        body.put("id", event.id());
        body.put("source", SOURCE);
        body.put("type", event.type());
        body.put("subject", event.subject());
        body.put("time", event.time().toString());
        body.put("datacontenttype", "application/json");
        body.put("accountid", event.accountId());
        body.put("sequence", Long.toString(event.sequence()));
        body.set("data", Wire.JSON.valueToTree(event.data()));
        return Wire.JSON.writeValueAsString(body);
    }
}
