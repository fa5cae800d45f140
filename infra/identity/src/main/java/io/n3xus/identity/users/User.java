package io.n3xus.identity.users;

import io.n3xus.identity.api.Plan;
import io.n3xus.identity.api.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Someone who can log in. The same id is the account that pays.
 *
 * @param id a UUID
 * @param passwordHash bcrypt; null when Keycloak keeps the password
 * @param active false for whoever may neither log in nor use a key
 */
public record User(
        String id,
        String username,
        String email,
        @Nullable String passwordHash,
        Plan plan,
        Role role,
        boolean active,
        Instant createdAt,
        @Nullable Instant lastLogin) {

    /** Someone new, who may log in. */
    public User(
            String id, String username, String email, String passwordHash, Plan plan, Role role, Instant createdAt) {
        this(id, username, email, passwordHash, plan, role, true, createdAt, null);
    }

    /** Keeps the hash and the person out of logs. */
    @Override
    public String toString() {
        return "User[%s]".formatted(id);
    }
}
