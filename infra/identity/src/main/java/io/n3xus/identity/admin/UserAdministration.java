package io.n3xus.identity.admin;

import io.n3xus.identity.api.IdentityEvent.UserCreated;
import io.n3xus.identity.api.IdentityEvent.UserDeleted;
import io.n3xus.identity.api.IdentityEvent.UserUpdated;
import io.n3xus.identity.api.IdentityRefusal;
import io.n3xus.identity.api.Plan;
import io.n3xus.identity.api.Role;
import io.n3xus.identity.login.Revocations;
import io.n3xus.identity.publish.EventLog;
import io.n3xus.identity.users.Passwords;
import io.n3xus.identity.users.User;
import io.n3xus.identity.users.Users;
import io.n3xus.platform.idempotency.NewId;
import io.n3xus.platform.refusal.RefusedException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Creates, changes and removes users. Whatever makes an existing token say something untrue, or believe in a password
 * that is no more, ends all tokens of the user.
 */
@Service
class UserAdministration {

    private final Users users;
    private final Passwords passwords;
    private final Revocations revocations;
    private final EventLog events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    UserAdministration(
            Users users,
            Passwords passwords,
            Revocations revocations,
            EventLog events,
            TransactionTemplate transaction,
            Clock clock) {
        this.users = users;
        this.passwords = passwords;
        this.revocations = revocations;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What is to be different; null stays as it is. */
    record Change(
            @Nullable String email,
            @Nullable String password,
            @Nullable Role role,
            @Nullable Plan plan,
            @Nullable Boolean active) {

        @Override
        public String toString() {
            return "Change";
        }
    }

    /** Creates them, unless the very request was obeyed before and only its answer got lost. */
    User create(NewId newId, String username, String email, String password, Plan plan, Role role) {
        var id = newId.value().toString();
        var before = newId.again() ? users.withId(id) : Optional.<User>empty();
        return before.orElseGet(() -> create(id, username, email, password, plan, role));
    }

    private User create(String id, String username, String email, String password, Plan plan, Role role) {
        var user = new User(
                id,
                username,
                email,
                passwords.hash(password),
                plan,
                role,
                clock.instant().truncatedTo(ChronoUnit.SECONDS));
        transaction.executeWithoutResult(_ -> {
            if (!users.add(user)) {
                throw taken();
            }
            events.append(new UserCreated(user.id(), plan, role));
        });
        return user;
    }

    User change(String id, Change change) {
        var hash = change.password() == null ? null : passwords.hash(change.password());
        return Objects.requireNonNull(transaction.execute(_ -> {
            var before = users.lock(id).orElseThrow(() -> unknown(id));
            var after = changed(before, change, hash);
            if (!users.save(after)) {
                throw taken();
            }
            if (!after.active() || hash != null || after.role() != before.role() || after.plan() != before.plan()) {
                revocations.endAllOf(id);
            }
            events.append(new UserUpdated(id, after.plan(), after.role(), after.active()));
            return after;
        }));
    }

    void remove(String id) {
        transaction.executeWithoutResult(_ -> {
            var user = users.lock(id).orElseThrow(() -> unknown(id));
            revocations.endAllOf(user.id());
            users.remove(user.id());
            events.append(new UserDeleted(user.id()));
        });
    }

    static RefusedException unknown(String id) {
        return new RefusedException(IdentityRefusal.USER_NOT_FOUND, "There is no user '%s'.".formatted(id));
    }

    private static User changed(User before, Change change, @Nullable String hash) {
        return new User(
                before.id(),
                before.username(),
                Objects.requireNonNullElse(change.email(), before.email()),
                Objects.requireNonNullElse(hash, before.passwordHash()),
                Objects.requireNonNullElse(change.plan(), before.plan()),
                Objects.requireNonNullElse(change.role(), before.role()),
                Objects.requireNonNullElse(change.active(), before.active()),
                before.createdAt(),
                before.lastLogin());
    }

    private static RefusedException taken() {
        return new RefusedException(
                IdentityRefusal.USER_ALREADY_EXISTS, "Another user has this name or address. Choose another one.");
    }
}
