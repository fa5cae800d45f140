package io.n3xus.identity.admin;

import io.n3xus.identity.api.IdentityRefusal;
import io.n3xus.identity.api.Plan;
import io.n3xus.identity.api.Role;
import io.n3xus.identity.users.Passwords;
import io.n3xus.platform.refusal.PlatformRefusal;
import io.n3xus.platform.refusal.RefusedException;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What administrators send. A user name holds no {@code @}, so that a login can tell it from an address. */
final class UserForms {

    private static final int PASSWORD_MIN = 8;

    private UserForms() {}

    record UserDraft(
            @NotBlank @Pattern(regexp = "[A-Za-z0-9._-]{1,64}")
            String username,

            @NotBlank @Email @Size(max = 254) String email,
            @NotBlank String password,
            @Nullable String role,
            @Nullable String plan) {

        @Override
        public String toString() {
            return "UserDraft";
        }
    }

    record UserChange(
            @Nullable @Email @Size(max = 254) String email,
            @Nullable String password,
            @Nullable String role,
            @Nullable String plan,
            @Nullable Boolean active) {

        @Override
        public String toString() {
            return "UserChange";
        }
    }

    static String password(String password) {
        if (password.length() < PASSWORD_MIN
                || password.getBytes(StandardCharsets.UTF_8).length > Passwords.MAX_BYTES) {
            throw new RefusedException(
                    PlatformRefusal.INVALID_FIELD,
                    "A password has at least %d characters and at most %d bytes."
                            .formatted(PASSWORD_MIN, Passwords.MAX_BYTES));
        }
        return password;
    }

    static Role role(String name) {
        return switch (name) {
            case "admin" -> Role.ADMIN;
            case "user" -> Role.USER;
            default -> throw new RefusedException(IdentityRefusal.INVALID_PARAMETER, "A role is admin or user.");
        };
    }

    static Plan plan(String name) {
        return Arrays.stream(Plan.values())
                .filter(plan -> plan.wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> new RefusedException(
                        IdentityRefusal.INVALID_PARAMETER, "A plan is free, standard or enterprise."));
    }
}
