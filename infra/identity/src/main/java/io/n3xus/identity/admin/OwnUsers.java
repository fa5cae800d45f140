package io.n3xus.identity.admin;

import io.n3xus.identity.api.IdentityEvent.UserCreated;
import io.n3xus.identity.api.IdentityEvent.UserDeleted;
import io.n3xus.identity.api.IdentityEvent.UserUpdated;
import io.n3xus.identity.api.Role;
import io.n3xus.identity.login.Revocations;
import io.n3xus.identity.publish.EventLog;
import io.n3xus.identity.users.Passwords;
import io.n3xus.identity.users.User;
import io.n3xus.identity.users.UserAccounts;
import io.n3xus.identity.users.UserRefusals;
import io.n3xus.identity.users.UserTraces;
import io.n3xus.identity.users.Users;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** The users of this issuer's own table. */
@Service
class OwnUsers implements UserAccounts {

    private final Users users;
    private final Passwords passwords;
    private final UserTraces traces;
    private final Revocations revocations;
    private final EventLog events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    OwnUsers(
            Users users,
            Passwords passwords,
            UserTraces traces,
            Revocations revocations,
            EventLog events,
            TransactionTemplate transaction,
            Clock clock) {
        this.users = users;
        this.passwords = passwords;
        this.traces = traces;
        this.revocations = revocations;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public Optional<User> withId(String id) {
        return users.withId(id);
    }

    @Override
    public Optional<User> settled(String id) {
        return users.settled(id);
    }

    @Override
    public List<User> page(@Nullable Role role, int limit, long offset) {
        return users.page(role, limit, offset);
    }

    @Override
    public long count(@Nullable Role role) {
        return users.count(role);
    }

    @Override
    public User create(NewUser wanted) {
        var id = wanted.id().value().toString();
        var before = wanted.id().again() ? users.withId(id) : Optional.<User>empty();
        return before.orElseGet(() -> create(id, wanted));
    }

    private User create(String id, NewUser wanted) {
        var user = new User(
                id,
                wanted.username(),
                wanted.email(),
                passwords.hash(wanted.password()),
                wanted.plan(),
                wanted.role(),
                clock.instant().truncatedTo(ChronoUnit.SECONDS));
        transaction.executeWithoutResult(_ -> {
            if (!users.add(user)) {
                throw UserRefusals.taken();
            }
            events.append(new UserCreated(user.id(), user.plan(), user.role()));
        });
        return user;
    }

    @Override
    public User change(String id, Change change) {
        var hash = change.password() == null ? null : passwords.hash(change.password());
        return Objects.requireNonNull(transaction.execute(_ -> {
            var before = users.lock(id).orElseThrow(() -> UserRefusals.unknown(id));
            var after = changed(before, change, hash);
            if (!users.save(after)) {
                throw UserRefusals.taken();
            }
            if (!after.active() || hash != null || after.role() != before.role() || after.plan() != before.plan()) {
                revocations.endAllOf(id);
            }
            events.append(new UserUpdated(id, after.plan(), after.role(), after.active()));
            return after;
        }));
    }

    @Override
    public void remove(String id) {
        transaction.executeWithoutResult(_ -> {
            var user = users.lock(id).orElseThrow(() -> UserRefusals.unknown(id));
            revocations.endAllOf(user.id());
            traces.remove(user.id());
            users.remove(user.id());
            events.append(new UserDeleted(user.id()));
        });
    }

    private static User changed(User before, Change change, @Nullable String hash) {
        return new User(
                before.id(),
                before.username(),
                Objects.requireNonNullElse(change.email(), before.email()),
                hash == null ? before.passwordHash() : hash,
                Objects.requireNonNullElse(change.plan(), before.plan()),
                Objects.requireNonNullElse(change.role(), before.role()),
                Objects.requireNonNullElse(change.active(), before.active()),
                before.createdAt(),
                before.lastLogin());
    }
}
