package io.n3xus.gateway.limit;

import io.n3xus.platform.refusal.Dialect;
import io.n3xus.platform.refusal.Refusal;
import io.n3xus.platform.refusal.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/**
 * What is left to a caller after this request.
 *
 * @param account who was counted
 * @param window the one with the fewest requests left
 * @param resetSeconds Unix time, rounded up, from which the whole number is there again
 * @param waitSeconds from now until {@code resetSeconds}, never less than that
 */
public record Allowance(
        boolean granted, Account account, Policy.Window window, long remaining, long resetSeconds, long waitSeconds) {

    private static final String ATTRIBUTE = Allowance.class.getName();

    /** So that the answer will tell it, whoever gives it. The last one attached counts. */
    void attachTo(ServerWebExchange exchange) {
        exchange.getAttributes().put(ATTRIBUTE, this);
    }

    /** Null while nothing was spent. */
    public static @Nullable Allowance of(ServerWebExchange exchange) {
        return exchange.getAttribute(ATTRIBUTE);
    }

    /** The documented headers, and the ones of the IETF draft for clients that know neither. */
    public void writeTo(HttpHeaders headers) {
        headers.set("X-RateLimit-Limit", Integer.toString(window.requests()));
        headers.set("X-RateLimit-Remaining", Long.toString(remaining));
        headers.set("X-RateLimit-Reset", Long.toString(resetSeconds));
        headers.set("RateLimit-Policy", account.policy().described());
        headers.set("RateLimit", "\"" + window.name() + "\";r=" + remaining + ";t=" + waitSeconds);
    }

    /** Says when to come back, as this API's document words it; not to be used while requests remain. */
    RefusedException refused(Dialect api) {
        var message = switch (api) {
            case FORGE, FAAS -> "Rate limit exceeded. Please retry after %d seconds.";
            case SUPERCORE, STREAMSPACE, NEXUS, INTERNAL -> "Too many requests. Please try again in %d seconds.";
        };
        var details = Map.<String, Object>of(
                "limit", window.requests(), "remaining", 0, "resetAt", Instant.ofEpochSecond(resetSeconds));
        return new RefusedException(Refusal.of(LimitRefusal.RATE_LIMIT_EXCEEDED, message.formatted(waitSeconds))
                .with(details)
                .retryAfter(Duration.ofSeconds(waitSeconds)));
    }
}
