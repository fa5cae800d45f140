package io.n3xus.stream.api;

import java.util.Locale;

/** Whether a session's desktop can be seen. Named as the public API names a session's status. */
public enum Viewability {
    CREATING,
    ACTIVE,
    PAUSED,
    TERMINATED;

    /** The status on the wire: {@code active}. */
    public String status() {
        return name().toLowerCase(Locale.ROOT);
    }
}
