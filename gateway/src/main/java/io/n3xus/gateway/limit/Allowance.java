package io.n3xus.gateway.limit;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is left of an account's requests after this one.
 *
 * @param limit requests in a whole window
 * @param resetSeconds Unix time, rounded up, from which the whole number is there again
 * @param waitSeconds from now until {@code resetSeconds}, never less than that
 */
public record Allowance(
        boolean granted,
        String policy,
        long limit,
        long remaining,
        long windowSeconds,
        long resetSeconds,
        long waitSeconds) {

    /** The documented headers, and the ones of the IETF draft for clients that know neither. */
    public Map<String, String> headers() {
        var headers = new LinkedHashMap<String, String>();
        headers.put("X-RateLimit-Limit", Long.toString(limit));
        headers.put("X-RateLimit-Remaining", Long.toString(remaining));
        headers.put("X-RateLimit-Reset", Long.toString(resetSeconds));
        headers.put("RateLimit-Policy", "\"%s\";q=%d;w=%d".formatted(policy, limit, windowSeconds));
        headers.put("RateLimit", "\"%s\";r=%d;t=%d".formatted(policy, remaining, waitSeconds));
        return headers;
    }
}
