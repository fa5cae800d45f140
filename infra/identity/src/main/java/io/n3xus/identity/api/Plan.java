package io.n3xus.identity.api;

import java.util.Locale;

/** What an account pays for; the gateway's limits follow it. */
public enum Plan {
    FREE,
    STANDARD,
    ENTERPRISE;

    /** As in tokens, events and files: {@code standard}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
