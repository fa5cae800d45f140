package io.n3xus.identity.keycloak;

import io.n3xus.identity.api.IdentityEvent.UserCreated;
import io.n3xus.identity.api.IdentityEvent.UserDeleted;
import io.n3xus.identity.api.IdentityEvent.UserUpdated;
import io.n3xus.identity.api.Role;
import io.n3xus.identity.login.Revocations;
import io.n3xus.identity.publish.EventLog;
import io.n3xus.identity.users.User;
import io.n3xus.identity.users.UserAccounts;
import io.n3xus.identity.users.UserRefusals;
import io.n3xus.identity.users.UserTraces;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The users of the realm. A change is made at Keycloak first, where it ends the logins, and then here, where it ends the
 * tokens; should this process die in between, the same request again does the rest.
 */
final class KeycloakUsers implements UserAccounts {

    private final RealmUsers realm;
    private final UserTraces traces;
    private final Revocations revocations;
    private final EventLog events;
    private final TransactionTemplate transaction;

    KeycloakUsers(
            RealmUsers realm,
            UserTraces traces,
            Revocations revocations,
            EventLog events,
            TransactionTemplate transaction) {
        this.realm = realm;
        this.traces = traces;
        this.revocations = revocations;
        this.events = events;
        this.transaction = transaction;
    }

    @Override
    public Optional<User> withId(String id) {
        return realm.find(id);
    }

    /** Keycloak answers with what it has decided, and tokens are ended after that. */
    @Override
    public Optional<User> settled(String id) {
        return withId(id);
    }

    @Override
    public List<User> page(@Nullable Role role, int limit, long offset) {
        return switch (role) {
            case null -> realm.all(limit, offset);
            case ADMIN -> realm.admins().stream().skip(offset).limit(limit).toList();
            case USER -> realm.others(limit, offset);
            case SERVICE -> List.of();
        };
    }

    @Override
    public long count(@Nullable Role role) {
        return switch (role) {
            case null -> realm.count();
            case ADMIN -> realm.admins().size();
            case USER -> realm.count() - realm.admins().size();
            case SERVICE -> 0;
        };
    }

    @Override
    public User create(NewUser wanted) {
        var user = realm.create(wanted);
        transaction.executeWithoutResult(_ -> events.append(new UserCreated(user.id(), user.plan(), user.role())));
        return user;
    }

    /** Ends the tokens whenever something that they say was asked to be different, be it so already or not. */
    @Override
    public User change(String id, Change change) {
        var before = realm.find(id).orElseThrow(() -> UserRefusals.unknown(id));
        realm.change(before, change);
        var after = realm.find(id).orElseThrow(() -> UserRefusals.unknown(id));
        var ends = !after.active() || change.password() != null || change.role() != null || change.plan() != null;
        if (ends) {
            realm.endLogins(id);
        }
        transaction.executeWithoutResult(_ -> {
            if (ends) {
                revocations.endAllOf(id);
            }
            events.append(new UserUpdated(id, after.plan(), after.role(), after.active()));
        });
        return after;
    }

    /** Shut out first, gone last: whatever is left by a crash is without rights and can be removed again. */
    @Override
    public void remove(String id) {
        var user = realm.find(id).orElseThrow(() -> UserRefusals.unknown(id));
        realm.change(user, new Change(null, null, null, null, false));
        realm.endLogins(id);
        transaction.executeWithoutResult(_ -> {
            revocations.endAllOf(id);
            traces.remove(id);
            events.append(new UserDeleted(id));
        });
        realm.remove(id);
    }
}
