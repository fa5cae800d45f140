package io.n3xus.gateway.token;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Tokens and keys that are refused although they have not expired. Forgets each when it expires, so it stays small. */
@Component
public final class Revocations {

    private final Map<String, Instant> expiryById = new ConcurrentHashMap<>();
    private final Clock clock;
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
    private volatile boolean known;

    Revocations(Clock clock) {
        this.clock = clock;
    }

    /** Safe to repeat. */
    public void add(String tokenId, Instant expiresAt) {
        if (expiresAt.isAfter(clock.instant())) {
            expiryById.put(tokenId, expiresAt);
            listeners.forEach(listener -> listener.accept(tokenId));
        }
    }

    /** Hears the id of every token or key that is revoked from here on. */
    public void onRevoked(Consumer<String> listener) {
        listeners.add(listener);
    }

    public boolean contains(String tokenId) {
        return expiryById.containsKey(tokenId);
    }

    void forgetExpired() {
        var now = clock.instant();
        expiryById.values().removeIf(expiry -> !expiry.isAfter(now));
    }

    int size() {
        return expiryById.size();
    }

    /** From here on every revocation published before the start is known. */
    void markKnown() {
        known = true;
    }

    /** False while past revocations are still being read: a token cannot be believed yet. */
    public boolean areKnown() {
        return known;
    }
}
