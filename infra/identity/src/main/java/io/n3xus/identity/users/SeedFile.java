package io.n3xus.identity.users;

import io.n3xus.identity.api.Plan;
import io.n3xus.identity.api.Role;
import io.n3xus.identity.secret.SecretFile;
import java.util.List;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The users to create at start: {@code {"users":[{"username","email","password","plan","role"}]}}. It may be the very
 * file the launcher shows to people, so whatever else it holds is ignored.
 */
record SeedFile(List<SeedUser> users) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    SeedFile {
        users = List.copyOf(Objects.requireNonNull(users, "users"));
    }

    static SeedFile read(SecretFile file) {
        try {
            return JSON.readValue(file.read(), SeedFile.class);
        } catch (JacksonException e) {
            throw new IllegalStateException(
                    "%s is not a list of users: %s".formatted(file.path(), e.getOriginalMessage()));
        }
    }

    record SeedUser(String username, String email, String password, Plan plan, Role role) {

        SeedUser {
            Objects.requireNonNull(username, "username");
            Objects.requireNonNull(email, "email");
            Objects.requireNonNull(password, "password");
            Objects.requireNonNull(plan, "plan");
            Objects.requireNonNull(role, "role");
        }

        @Override
        public String toString() {
            return "SeedUser[%s]".formatted(username);
        }
    }
}
