package io.n3xus.gateway.limit;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/** Knows on which sockets messages are counted. */
@Component
public final class MessageLimits {

    private static final String OPENED_BY = "GET";

    private final LimitTable table;
    private final LimitEvents events;
    private final Clock clock;

    MessageLimits(LimitTable table, LimitEvents events, Clock clock) {
        this.table = table;
        this.events = events;
        this.clock = clock;
    }

    /**
     * For a socket that is being opened; null when it may send as much as it likes.
     *
     * @param requestId of the opening, as its answer names it
     */
    public @Nullable MessageLimit of(ServerWebExchange exchange, String requestId) {
        var rule = table.find(OPENED_BY, exchange.getRequest().getURI().getRawPath());
        var rates = rule.messages();
        var opening = Allowance.of(exchange);
        if (rates == null || opening == null) {
            return null;
        }
        return new MessageLimit(rates, rule.policy(), opening.account(), requestId, events, clock);
    }
}
