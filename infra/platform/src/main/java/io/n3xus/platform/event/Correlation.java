package io.n3xus.platform.event;

import io.n3xus.platform.web.RequestIds;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.MDC;

/** Carries the request id and the causing event from where work begins into the events that it stores. */
public final class Correlation {

    /** Metadata key: the request that it all began with. */
    public static final String REQUEST = "correlation_id";

    /** Metadata and MDC key: the event that directly led to it. */
    public static final String CAUSE = "causation_id";

    private Correlation() {}

    /** For the commands and events of the current thread. */
    public static Map<String, String> current() {
        var metadata = new HashMap<String, String>();
        metadata.put(REQUEST, RequestIds.current());
        var cause = MDC.get(CAUSE);
        if (cause != null) {
            metadata.put(CAUSE, cause);
        }
        return metadata;
    }

    /** Runs work that an event led to, under that event's request. */
    public static void runAs(String requestId, String causeId, Runnable work) {
        try (var _ = MDC.putCloseable(RequestIds.KEY, requestId);
                var _ = MDC.putCloseable(CAUSE, causeId)) {
            work.run();
        }
    }
}
