package io.n3xus.platform.refusal;

import io.n3xus.platform.refusal.RefusalCode.Kind;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The headers that HTTP itself wants beside an error, whatever the dialect. */
final class ErrorHeaders {

    private ErrorHeaders() {}

    static Map<String, String> of(Refusal refusal) {
        var headers = new LinkedHashMap<String, String>();
        if (refusal.retryAfter() != null || refusal.kind() == Kind.LIMIT) {
            headers.put("Retry-After", Long.toString(waitSeconds(refusal)));
        }
        if (refusal.kind() == Kind.UNAUTHENTICATED) {
            headers.put("WWW-Authenticate", "Bearer");
        }
        if (refusal.kind() == Kind.METHOD && refusal.details().get("allow") instanceof Collection<?> methods) {
            headers.put("Allow", methods.stream().map(String::valueOf).collect(Collectors.joining(", ")));
        }
        return headers;
    }

    /** Rounded up: who waits this long is never too early. */
    static long waitSeconds(Refusal refusal) {
        var wait = refusal.retryAfter();
        return wait == null ? 1 : Math.max(1, wait.plusNanos(999_999_999).toSeconds());
    }
}
