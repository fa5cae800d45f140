package io.n3xus.identity.keys;

import io.n3xus.identity.api.IdentityEvent.ApiKeyCreated;
import io.n3xus.identity.api.IdentityEvent.ApiKeyRevoked;
import io.n3xus.identity.api.IdentityRefusal;
import io.n3xus.identity.publish.EventLog;
import io.n3xus.platform.idempotency.NewId;
import io.n3xus.platform.refusal.RefusedException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes and revokes the keys of users. What was made or revoked is in the log when it is answered. */
@Service
class KeyRing {

    private final KeySettings settings;
    private final ApiKeys keys;
    private final KeySecrets secrets;
    private final EventLog events;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    KeyRing(
            KeySettings settings,
            ApiKeys keys,
            KeySecrets secrets,
            EventLog events,
            TransactionTemplate transaction,
            Clock clock) {
        this.settings = settings;
        this.keys = keys;
        this.secrets = secrets;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A key and, this once, its text. */
    record Made(ApiKey key, String text) {

        @Override
        public String toString() {
            return "Made[%s]".formatted(key);
        }
    }

    /**
     * Makes a key. If the very request was obeyed before and its answer got lost, that key gets a new secret: nobody has
     * ever seen the first one.
     *
     * @param requestsPerHour null for the usual number
     */
    Made make(NewId newId, String userId, String name, List<String> permissions, @Nullable Integer requestsPerHour) {
        var presented = PresentedKey.of(newId.value(), random);
        var key = new ApiKey(
                presented.id(),
                userId,
                name,
                secrets.hash(presented),
                presented.lastCharacters(),
                permissions,
                Optional.ofNullable(requestsPerHour).orElse(settings.requestsPerHour()),
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                null);
        if (!newId.again() || !keys.replaceSecret(key)) {
            add(key);
        }
        return new Made(key, presented.text());
    }

    private void add(ApiKey key) {
        transaction.executeWithoutResult(_ -> {
            if (keys.lockAndCount(key.userId()) >= settings.perUser()) {
                throw new RefusedException(
                        IdentityRefusal.TOO_MANY_KEYS,
                        "There are %d keys already. Revoke one first.".formatted(settings.perUser()));
            }
            keys.add(key);
            events.append(new ApiKeyCreated(key.userId(), key.id(), key.permissions(), key.requestsPerHour()));
        });
    }

    List<ApiKey> of(String userId) {
        return keys.of(userId);
    }

    /** @param anyone whether keys of others exist for whoever asks */
    void revoke(String userId, boolean anyone, String id) {
        var key = keys.find(id).filter(found -> anyone || found.userId().equals(userId));
        key.ifPresent(found -> transaction.executeWithoutResult(_ -> {
            if (keys.remove(id)) {
                events.append(new ApiKeyRevoked(found.userId(), id));
            }
        }));
        if (key.isEmpty()) {
            throw new RefusedException(IdentityRefusal.KEY_NOT_FOUND, "There is no key '%s'.".formatted(id));
        }
    }
}
