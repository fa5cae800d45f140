package io.n3xus.gateway.limit;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Knows on which sockets messages are counted. */
@Component
public final class MessageLimits {

    private static final String OPENED_BY = "GET";

    private final LimitTable table;
    private final Clock clock;

    MessageLimits(LimitTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /** For a socket just opened at this path; null when it may send as much as it likes. */
    public @Nullable MessageLimit of(String path) {
        var rule = table.find(OPENED_BY, path);
        var rates = rule.messages();
        return rates == null ? null : new MessageLimit(rule, rates, clock);
    }
}
