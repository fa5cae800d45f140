package io.n3xus.gateway.health;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a part is, in the words of {@code /health}. */
enum Status {
    HEALTHY,
    UNHEALTHY,
    /** Nobody who could know has answered. */
    UNKNOWN,
    /** This installation has none and needs none. */
    NOT_CONFIGURED;

    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
