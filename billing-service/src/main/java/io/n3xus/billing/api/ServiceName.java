package io.n3xus.billing.api;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whose work is paid for; each has its own revenue account in the ledger. The names are stored for ever. */
public enum ServiceName {
    SESSIONS,
    EXECUTIONS,
    STORAGE,
    NETWORK,
    AI,
    BUILDS;

    /** The one with this label. */
    public static Optional<ServiceName> of(String label) {
        return Arrays.stream(values())
                .filter(name -> name.label().equals(label))
                .findFirst();
    }

    /** As in events and answers: {@code sessions}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
