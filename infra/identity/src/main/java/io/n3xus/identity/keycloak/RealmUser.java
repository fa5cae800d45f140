package io.n3xus.identity.keycloak;

import io.n3xus.identity.api.Plan;
import io.n3xus.identity.api.Role;
import io.n3xus.identity.users.User;
import io.n3xus.identity.users.UserAccounts.Change;
import io.n3xus.identity.users.UserAccounts.NewUser;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** A user between its form at Keycloak and ours. The plan is an attribute. */
final class RealmUser {

    private static final String PLAN = "plan";

    private RealmUser() {}

    static UserRepresentation of(NewUser wanted) {
        var representation = new UserRepresentation();
        representation.setUsername(wanted.username());
        representation.setEmail(wanted.email());
        representation.setEmailVerified(true);
        representation.setEnabled(true);
        representation.setAttributes(Map.of(PLAN, List.of(wanted.plan().wireName())));
        representation.setCredentials(List.of(password(wanted.password())));
        return representation;
    }

    /** All of the change that is kept with the user: not the password, nor the role. */
    static void apply(Change change, UserRepresentation representation) {
        if (change.email() != null) {
            representation.setEmail(change.email());
            representation.setEmailVerified(true);
        }
        if (change.active() != null) {
            representation.setEnabled(change.active());
        }
        if (change.plan() != null) {
            var attributes = new HashMap<>(attributes(representation));
            attributes.put(PLAN, List.of(change.plan().wireName()));
            representation.setAttributes(attributes);
        }
    }

    /** @param logins when users last logged in */
    static User user(UserRepresentation found, Role role, Map<String, Instant> logins) {
        return new User(
                found.getId(),
                found.getUsername(),
                Objects.requireNonNullElse(found.getEmail(), ""),
                null,
                plan(found),
                role,
                Boolean.TRUE.equals(found.isEnabled()),
                Instant.ofEpochMilli(Objects.requireNonNullElse(found.getCreatedTimestamp(), 0L))
                        .truncatedTo(ChronoUnit.SECONDS),
                logins.get(found.getId()));
    }

    private static Plan plan(UserRepresentation user) {
        var name = attributes(user).getOrDefault(PLAN, List.of()).stream()
                .findFirst()
                .orElse("");
        return Arrays.stream(Plan.values())
                .filter(plan -> plan.wireName().equals(name))
                .findFirst()
                .orElse(Plan.FREE);
    }

    static CredentialRepresentation password(String password) {
        var credential = new CredentialRepresentation();
        credential.setType(CredentialRepresentation.PASSWORD);
        credential.setValue(password);
        credential.setTemporary(false);
        return credential;
    }

    private static Map<String, List<String>> attributes(UserRepresentation user) {
        return Objects.requireNonNullElse(user.getAttributes(), Map.of());
    }
}
