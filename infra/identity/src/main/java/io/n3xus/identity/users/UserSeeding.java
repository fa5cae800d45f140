package io.n3xus.identity.users;

import io.n3xus.identity.api.IdentityEvent.UserCreated;
import io.n3xus.identity.publish.EventLog;
import io.n3xus.identity.secret.SecretFile;
import io.n3xus.identity.users.SeedFile.SeedUser;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Creates the users of the seed file that are missing, before the first request is answered. Never touches one that
 * exists: a password changed since must survive the next start.
 */
@Component
@ConditionalOnProperty(name = "nexus.identity.provider", havingValue = "own", matchIfMissing = true)
class UserSeeding implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(UserSeeding.class);

    private final @Nullable Path file;
    private final Users users;
    private final Passwords passwords;
    private final EventLog events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    UserSeeding(
            SeedSettings settings,
            Users users,
            Passwords passwords,
            EventLog events,
            TransactionTemplate transaction,
            Clock clock) {
        this.file = settings.seedFile();
        this.users = users;
        this.passwords = passwords;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (file != null) {
            SeedFile.read(new SecretFile(file)).users().stream()
                    .filter(seed -> users.withUsername(seed.username()).isEmpty())
                    .forEach(this::create);
        }
    }

    private void create(SeedUser seed) {
        var user = new User(
                UUID.randomUUID().toString(),
                seed.username(),
                seed.email(),
                passwords.hash(seed.password()),
                seed.plan(),
                seed.role(),
                clock.instant().truncatedTo(ChronoUnit.SECONDS));
        var created = transaction.execute(_ -> {
            var added = users.add(user);
            if (added) {
                events.append(new UserCreated(user.id(), user.plan(), user.role()));
            }
            return added;
        });
        LOG.info("Seed user {}: {}", user, Boolean.TRUE.equals(created) ? "created" : "exists already");
    }
}
