package io.n3xus.billing.webhook;

import io.n3xus.contracts.EventFamily;
import io.n3xus.contracts.billing.PublishedBillingEvent;
import io.n3xus.platform.event.Wire;
import io.n3xus.platform.refusal.Refusal;
import io.n3xus.platform.refusal.RefusedException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a hook can be told of: every event that billing publishes. */
final class EventTypes {

    static final Set<Class<?>> RECORDS = EventFamily.records(PublishedBillingEvent.class);

    private static final Set<String> NAMES =
            RECORDS.stream().map(record -> Wire.typeOf(record).value()).collect(Collectors.toCollection(TreeSet::new));

    private EventTypes() {}

    /**
     * Each once; every type is enough by itself.
     *
     * @throws RefusedException UNKNOWN_EVENT, naming those there are
     */
    static List<String> check(List<String> wanted) {
        var known = Stream.concat(NAMES.stream(), Stream.of(Webhook.ALL)).toList();
        if (wanted.isEmpty() || !known.containsAll(wanted)) {
            throw new RefusedException(Refusal.of(
                            WebhookRefusal.UNKNOWN_EVENT,
                            "Name at least one event in 'events', and only of these: %s."
                                    .formatted(String.join(", ", known)))
                    .with(Map.of("field", "events", "known", known)));
        }
        return wanted.contains(Webhook.ALL)
                ? List.of(Webhook.ALL)
                : wanted.stream().distinct().toList();
    }
}
