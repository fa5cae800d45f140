package io.n3xus.platform.refusal;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A refusal as data. It crosses process borders in place of an exception class, which the other side may not have.
 *
 * @param code see {@link RefusalCode#code()}
 * @param message one sentence for a person, naming the thing refused; may change at any time
 * @param details what a program may want to know, such as {@code missingMicros}; no secrets
 * @param retryAfter when the same request may succeed; null when waiting does not help
 */
public record Refusal(
        String code,
        RefusalCode.Kind kind,
        String message,
        Map<String, Object> details,
        @Nullable Duration retryAfter) {

    public Refusal {
        details = Map.copyOf(details);
    }

    public static Refusal of(RefusalCode code, String message) {
        return new Refusal(code.code(), code.kind(), message, Map.of(), null);
    }

    public Refusal with(Map<String, Object> newDetails) {
        return new Refusal(code, kind, message, newDetails, retryAfter);
    }

    public Refusal retryAfter(Duration wait) {
        return new Refusal(code, kind, message, details, wait);
    }
}
