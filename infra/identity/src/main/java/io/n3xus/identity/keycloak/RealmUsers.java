package io.n3xus.identity.keycloak;

import io.n3xus.identity.api.Role;
import io.n3xus.identity.users.LastLogins;
import io.n3xus.identity.users.User;
import io.n3xus.identity.users.UserAccounts.Change;
import io.n3xus.identity.users.UserAccounts.NewUser;
import io.n3xus.identity.users.UserRefusals;
import io.n3xus.platform.refusal.PlatformRefusal;
import io.n3xus.platform.refusal.RefusedException;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.UserRepresentation;

/** Asks Keycloak for our users and changes them there. Administrators have the role {@code admin} of our client. */
final class RealmUsers {

    private static final int CHUNK = 100;
    private static final int CONFLICT = 409;

    private final RealmAdmin admin;
    private final LastLogins lastLogins;

    RealmUsers(RealmAdmin admin, LastLogins lastLogins) {
        this.admin = admin;
        this.lastLogins = lastLogins;
    }

    Optional<User> find(String id) {
        try {
            return admin.ask(realm -> {
                var found = realm.users().get(id).toRepresentation();
                var role = admin.isAdmin(realm, id) ? Role.ADMIN : Role.USER;
                return Optional.of(RealmUser.user(found, role, lastLogins.of(List.of(id))));
            });
        } catch (NotFoundException _) {
            return Optional.empty();
        }
    }

    /** By user name, as Keycloak orders them. */
    List<User> all(int limit, long offset) {
        var admins = adminIds();
        return users(chunk(offset, limit), admins);
    }

    /** Those who are no administrators. Keycloak cannot leave some out, so the pages before are gone through. */
    List<User> others(int limit, long offset) {
        var admins = adminIds();
        var found = new ArrayList<UserRepresentation>();
        var skipped = 0L;
        for (var from = 0L; found.size() < limit; from += CHUNK) {
            var chunk = chunk(from, CHUNK);
            for (var each : chunk) {
                if (!admins.contains(each.getId()) && skipped++ >= offset && found.size() < limit) {
                    found.add(each);
                }
            }
            if (chunk.size() < CHUNK) {
                break;
            }
        }
        return users(found, admins);
    }

    List<User> admins() {
        var found = adminRepresentations();
        return users(found, found.stream().map(UserRepresentation::getId).collect(Collectors.toSet()));
    }

    int count() {
        return admin.ask(realm -> realm.users().count());
    }

    /** Keycloak gives its own ids, so one whom an earlier run of the request made is known by name and address. */
    User create(NewUser wanted) {
        var before = wanted.id().again() ? sameAs(wanted) : Optional.<User>empty();
        return before.orElseGet(() -> createNew(wanted));
    }

    private Optional<User> sameAs(NewUser wanted) {
        return admin.ask(realm -> realm.users().searchByUsername(wanted.username(), true)).stream()
                .filter(found -> wanted.email().equalsIgnoreCase(found.getEmail()))
                .findFirst()
                .flatMap(found -> find(found.getId()))
                .filter(found -> found.role() == wanted.role());
    }

    /** An administrator gets the role after that; if that fails the user is removed again. */
    private User createNew(NewUser wanted) {
        var representation = RealmUser.of(wanted);
        var id = refusing(realm -> {
            try (var answer = realm.users().create(representation)) {
                return CreatedResponseUtil.getCreatedId(answer);
            }
        });
        if (wanted.role() == Role.ADMIN) {
            try {
                change(id, realm -> admin.grantAdmin(realm, id));
            } catch (RuntimeException failed) {
                remove(id);
                throw failed;
            }
        }
        return find(id).orElseThrow(() -> UserRefusals.unknown(id));
    }

    void change(User before, Change change) {
        change(before.id(), realm -> {
            var resource = realm.users().get(before.id());
            var representation = resource.toRepresentation();
            RealmUser.apply(change, representation);
            resource.update(representation);
            if (change.password() != null) {
                resource.resetPassword(RealmUser.password(change.password()));
            }
            if (change.role() == Role.ADMIN) {
                admin.grantAdmin(realm, before.id());
            } else if (change.role() != null) {
                admin.withdrawAdmin(realm, before.id());
            }
        });
    }

    void endLogins(String id) {
        change(id, realm -> realm.users().get(id).logout());
    }

    void remove(String id) {
        change(id, realm -> realm.users().get(id).remove());
    }

    private interface Action {

        void on(RealmResource realm);
    }

    private void change(String id, Action action) {
        try {
            refusing(realm -> {
                action.on(realm);
                return true;
            });
        } catch (NotFoundException _) {
            throw UserRefusals.unknown(id);
        }
    }

    private <T> T refusing(Function<RealmResource, T> question) {
        try {
            return admin.ask(question);
        } catch (BadRequestException _) {
            throw new RefusedException(
                    PlatformRefusal.INVALID_FIELD, "Keycloak's rules for names, addresses or passwords forbid this.");
        } catch (WebApplicationException answer) {
            if (answer.getResponse().getStatus() == CONFLICT) {
                throw UserRefusals.taken();
            }
            throw answer;
        }
    }

    private List<UserRepresentation> chunk(long from, int size) {
        return from > Integer.MAX_VALUE
                ? List.of()
                : admin.ask(realm -> realm.users().list((int) from, size));
    }

    private Set<String> adminIds() {
        return adminRepresentations().stream().map(UserRepresentation::getId).collect(Collectors.toSet());
    }

    /** All of them: there are few. */
    private List<UserRepresentation> adminRepresentations() {
        var all = new ArrayList<UserRepresentation>();
        List<UserRepresentation> chunk;
        do {
            var from = all.size();
            chunk = admin.ask(realm -> admin.adminRole(realm).getUserMembers(false, from, CHUNK));
            all.addAll(chunk);
        } while (chunk.size() == CHUNK);
        return all;
    }

    private List<User> users(List<UserRepresentation> found, Set<String> admins) {
        var logins = lastLogins.of(found.stream().map(UserRepresentation::getId).toList());
        return found.stream()
                .map(each -> RealmUser.user(each, admins.contains(each.getId()) ? Role.ADMIN : Role.USER, logins))
                .toList();
    }
}
