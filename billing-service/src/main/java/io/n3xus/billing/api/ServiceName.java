package io.n3xus.billing.api;

import java.util.Locale;

/** Whose work is paid for; each has its own revenue account in the ledger. The names are stored for ever. */
public enum ServiceName {
    SESSIONS,
    EXECUTIONS,
    STORAGE,
    NETWORK,
    AI,
    BUILDS;

    /** As in events and answers: {@code sessions}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
