package io.n3xus.session.api;

import java.util.Locale;

/** Where a session is in its life; on the wire in lower case. */
public enum SessionStatus {
    CREATING,
    ACTIVE,
    PAUSED,
    TERMINATED;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
